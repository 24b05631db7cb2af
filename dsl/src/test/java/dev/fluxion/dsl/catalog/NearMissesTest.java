package dev.fluxion.dsl.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissesTest {
  private static final List<String> KNOWN =
      List.of(
          "elementary:cos",
          "elementary:log-gamma",
          "elementary:sin",
          "elementary:tanh",
          "shift:cos",
          "shift:sin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shift:sine           | , did you mean 'shift:sin'?
          shfit:sin            | , did you mean 'shift:sin'?
          shift:SIN            | , did you mean 'shift:sin'?
          elementry:cos        | , did you mean 'elementary:cos'?
          elementary:loggamma  | , did you mean 'elementary:log-gamma'?
          other:tanh           | , did you mean 'elementary:tanh'?
          sin                  | , did you mean 'elementary:sin' or 'shift:sin'?
          other:sin            | , did you mean 'elementary:sin' or 'shift:sin'?
          loggama              | , did you mean 'elementary:log-gamma'?
          shift:tan            | , did you mean 'elementary:tanh'?
          shift:abs            | ''
          other:expectation    | ''
          ''                   | ''
          """)
  void anIdIsTakenForTheNearest(String unknown, String question) {
    assertEquals(question, NearMisses.question(unknown, KNOWN));
  }
}
