package dev.tapiemulator.testkit.conform;

/** Values as explanations write them. */
final class Words {

  private Words() {}

  /** A handle or a mask: 0x10001. */
  static String hex(int value) {
    return String.format("0x%X", value);
  }

  /** Where something happened: record 12. */
  static String at(int record) {
    return "record " + record;
  }
}
