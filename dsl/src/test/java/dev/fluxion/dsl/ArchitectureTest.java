package dev.fluxion.dsl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing points upward: between the modules, and along the street of the engine. */
class ArchitectureTest {
  private static final String FACE = "dev.fluxion.dsl";
  private static final String ENGINE = "dev.fluxion.dsl.engine.";

  private static final String POINTS = ENGINE + "plan.points..";

  /** The stages in the order in which data passes them. */
  private static final List<String> STAGES =
      List.of("define", "differentiate", "normalize", "plan", "compile", "run");

  private static final JavaClasses LIBRARIES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.fluxion");

  @Test
  void theLibrariesAreSeen() {
    for (String root : List.of("dev.fluxion.spi", FACE)) {
      assertTrue(LIBRARIES.containPackage(root), () -> "no class of " + root + " was imported");
    }
  }

  @Test
  void spiDependsOnNoOtherModule() {
    noClasses()
        .that(resideInAPackage("dev.fluxion.spi.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.fluxion..").and(not(resideInAPackage("dev.fluxion.spi.."))))
        .check(LIBRARIES);
  }

  @ParameterizedTest
  @MethodSource("pluginPackages")
  void pluginsDependOnSpiOnly(String plugin) {
    noClasses()
        .that(resideInAPackage(plugin))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.fluxion..")
                .and(not(resideInAnyPackage("dev.fluxion.spi..", plugin))))
        .allowEmptyShould(true)
        .check(LIBRARIES);
  }

  static Stream<String> pluginPackages() {
    return Stream.of("dev.fluxion.elementary..", "dev.fluxion.shift..", "dev.fluxion.circuit..");
  }

  @Test
  void dslDependsOnSpiOnly() {
    noClasses()
        .that(resideInAPackage("dev.fluxion.dsl.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.fluxion..")
                .and(not(resideInAnyPackage("dev.fluxion.spi..", "dev.fluxion.dsl.."))))
        .check(LIBRARIES);
  }

  @Test
  void dslIsTheFaceAndTheStagesOfTheEngine() {
    String[] houses =
        Stream.concat(
                Stream.of(FACE, "dev.fluxion.dsl.catalog..", "dev.fluxion.dsl.export.."),
                stagesUpTo(STAGES.size() - 1))
            .toArray(String[]::new);
    classes()
        .that(resideInAPackage("dev.fluxion.dsl.."))
        .should()
        .resideInAnyPackage(houses)
        .check(LIBRARIES);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void aStageDependsOnEarlierStagesOnly(String stage) {
    String[] earlier = stagesUpTo(STAGES.indexOf(stage)).toArray(String[]::new);
    noClasses()
        .that(resideInAPackage(ENGINE + stage + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.fluxion.dsl..").and(not(resideInAnyPackage(earlier))))
        .because("data goes down the street once and never back, and the engine has no face")
        .allowEmptyShould(true)
        .check(LIBRARIES);
  }

  static Stream<String> stages() {
    return STAGES.stream();
  }

  @Test
  void thePointsOfAPlanAreFoundWithoutExpressions() {
    noClasses()
        .that(resideInAPackage(POINTS))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.fluxion.dsl..").and(not(resideInAPackage(POINTS))))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.fluxion.spi.Expr")
        .because("they follow from spectra and orders alone")
        .check(LIBRARIES);
  }

  @Test
  void librariesDoNotPrint() {
    noClasses().should(ACCESS_STANDARD_STREAMS).because("libraries log").check(LIBRARIES);
  }

  @Test
  void noClassIsNamedForHavingNoSubject() {
    noClasses().should().haveNameMatching(".*(Utils?|Manager|Helper)").check(LIBRARIES);
  }

  /** The packages of the stages up to and including the one at an index. */
  private static Stream<String> stagesUpTo(int last) {
    return STAGES.subList(0, last + 1).stream().map(stage -> ENGINE + stage + "..");
  }
}
