package dev.tapiemulator.testkit.conform;

/** Values as explanations write them. */
final class Words {

  /** What ends a line, commands a terminal, or turns the direction of writing around. */
  private static final String UNRULY =
      "[\\p{Cntrl}\\x{80}-\\x{9F}\\x{61C}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}\\x{2066}-\\x{2069}]";

  private Words() {}

  /** A handle or a mask: 0x10001. */
  static String hex(int value) {
    return String.format("0x%X", value);
  }

  /** The record of that number: record 12. */
  static String at(int record) {
    return "record " + record;
  }

  /** Names come from outside and may hold anything; what is unruly becomes a blank. */
  static String onOneLine(String text) {
    return text.replaceAll(UNRULY, " ");
  }
}
