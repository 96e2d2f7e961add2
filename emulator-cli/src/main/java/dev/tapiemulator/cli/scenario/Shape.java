package dev.tapiemulator.cli.scenario;

/** What an argument of a call must look like. */
enum Shape {
  APPLICATION("an application"),
  PHONE("an open phone"),
  NUMBER("a number or constant"),
  VERSION("a version such as 2.2"),
  /** Bytes for a phone: a string, hex: digits or a file. */
  PAYLOAD("a payload: \"string\", hex:0A0B or @file"),
  /** A C string: a bare word will do. */
  TEXT("a text"),
  /** How an application is notified. */
  MECHANISM("one of event, window, port"),
  /** A place for results, which the program provides: only NULL can be typed. */
  PLACE("NULL");

  private final String description;

  Shape(String description) {
    this.description = description;
  }

  /** What to say when something else was found. */
  String description() {
    return description;
  }
}
