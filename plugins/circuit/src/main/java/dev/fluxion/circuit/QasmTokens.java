package dev.fluxion.circuit;

import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an OpenQASM program, with their places. */
final class QasmTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>[ \\t\\r\\n]+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
              + "|(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|(?<word>[A-Za-z_π][A-Za-z0-9_]*)"
              + "|(?<text>\"[^\"\\n]*\")"
              + "|(?<sign>->|[-+*/()\\[\\];,=])");

  private final String program;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  /** What a token is. */
  enum Kind {
    NUMBER,
    WORD,
    TEXT,
    SIGN,
    END
  }

  /**
   * A word.
   *
   * @param kind what it is
   * @param text as it is written
   * @param start its place in the program
   */
  record Token(Kind kind, String text, int start) {
    boolean is(String wanted) {
      return kind != Kind.TEXT && text.equals(wanted);
    }
  }

  QasmTokens(String program) {
    this.program = program;
    Matcher matcher = TOKEN.matcher(program);
    int position = 0;
    while (position < program.length()) {
      matcher.region(position, program.length());
      if (!matcher.lookingAt()) {
        String found = program.substring(position, program.offsetByCodePoints(position, 1));
        throw error(position, "no word of OpenQASM begins with '" + found + "'");
      }
      add(matcher, position);
      position = matcher.end();
    }
    tokens.add(new Token(Kind.END, "the end", position));
  }

  private void add(Matcher matcher, int position) {
    String text = matcher.group();
    if (matcher.group("number") != null) {
      tokens.add(new Token(Kind.NUMBER, text, position));
    } else if (matcher.group("word") != null) {
      tokens.add(new Token(Kind.WORD, text, position));
    } else if (matcher.group("text") != null) {
      tokens.add(new Token(Kind.TEXT, text, position));
    } else if (matcher.group("sign") != null) {
      tokens.add(new Token(Kind.SIGN, text, position));
    }
  }

  Token peek() {
    return tokens.get(next);
  }

  boolean isNext(String wanted) {
    return peek().is(wanted);
  }

  /** Takes a word if it is next. */
  boolean accept(String wanted) {
    boolean accepted = isNext(wanted);
    next += accepted ? 1 : 0;
    return accepted;
  }

  /** Takes a word that must be next. */
  void expect(String wanted) {
    if (!accept(wanted)) {
      throw expected("'" + wanted + "'");
    }
  }

  /** Takes a word of a kind that must be next. */
  Token expect(Kind kind, String description) {
    Token token = peek();
    if (token.kind() != kind) {
      throw expected(description);
    }
    next++;
    return token;
  }

  FluxionException expected(String description) {
    String got = peek().kind() == Kind.END ? peek().text() : "'" + peek().text() + "'";
    return error(peek().start(), "expected " + description + ", got " + got);
  }

  /** Returns an error at a place in the program, with line and column, both from 1. */
  FluxionException error(int position, String what) {
    int line = 1;
    int lineStart = 0;
    for (int k = 0; k < position; k++) {
      if (program.charAt(k) == '\n') {
        line++;
        lineStart = k + 1;
      }
    }
    int column = program.codePointCount(lineStart, position) + 1;
    return new FluxionException(
        "FLX-168", "OpenQASM, line " + line + ", column " + column + ": " + what);
  }
}
