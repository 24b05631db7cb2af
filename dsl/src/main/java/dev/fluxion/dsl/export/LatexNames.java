package dev.fluxion.dsl.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes names and other words in LaTeX math, with everything escaped that means something. */
final class LatexNames {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh",
          "tanh", "coth", "exp", "log", "ln", "min", "max", "det");

  private static final List<String> GREEK =
      List.of(
          "αalpha",
          "βbeta",
          "γgamma",
          "δdelta",
          "εepsilon",
          "ζzeta",
          "ηeta",
          "θtheta",
          "ιiota",
          "κkappa",
          "λlambda",
          "μmu",
          "νnu",
          "ξxi",
          "πpi",
          "ρrho",
          "σsigma",
          "τtau",
          "υupsilon",
          "φphi",
          "χchi",
          "ψpsi",
          "ωomega",
          "ΓGamma",
          "ΔDelta",
          "ΘTheta",
          "ΛLambda",
          "ΞXi",
          "ΠPi",
          "ΣSigma",
          "ΦPhi",
          "ΨPsi",
          "ΩOmega");

  private static final Map<String, String> COMMANDS = commands();

  private LatexNames() {}

  private static Map<String, String> commands() {
    Map<String, String> commands = new HashMap<>();
    for (String letter : GREEK) {
      String command = "\\" + letter.substring(1);
      commands.put(letter.substring(0, 1), command);
      commands.put(letter.substring(1), command);
    }
    return commands;
  }

  /** Returns the name of a variable. */
  static String variable(String name) {
    String command = COMMANDS.get(name);
    if (command != null) {
      return command;
    }
    return name.matches("[A-Za-z]") ? name : upright(name);
  }

  /** Returns the name of a function. */
  static String function(String name) {
    return FUNCTIONS.contains(name) ? "\\" + name : upright(name);
  }

  /** Returns a word in upright letters. */
  static String upright(String word) {
    StringBuilder text = new StringBuilder("\\mathrm{");
    word.codePoints().forEach(c -> text.append(escaped(c)));
    return text.append('}').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '_', '{', '}', '#', '$', '%', '&' -> "\\" + (char) c;
      case '\\' -> "\\backslash{}";
      case '^' -> "\\wedge{}";
      case '~' -> "\\sim{}";
      case ' ' -> "\\ ";
      case '-' -> "\\text{-}";
      case '…' -> "\\ldots{}";
      default -> {
        String letter = Character.toString(c);
        String command = COMMANDS.get(letter);
        yield command == null ? letter : command + "{}";
      }
    };
  }
}
