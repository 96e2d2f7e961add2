package dev.tapiemulator.cli.scenario;

/**
 * A command that is no function of TAPI.
 *
 * @param name the word it begins with
 * @param usage how it is typed, without the name
 * @param summary what it does, one sentence
 * @param setup whether it must stand before the first call
 * @param parser reads what follows the name
 */
public record Command(String name, String usage, String summary, boolean setup, Parser parser) {

  /** Reads the rest of a line. */
  @FunctionalInterface
  interface Parser {
    Action parse(TokenReader line) throws ScenarioError;
  }

  static Command setup(String name, String usage, String summary, Parser parser) {
    return new Command(name, usage, summary, true, parser);
  }

  static Command of(String name, String usage, String summary, Parser parser) {
    return new Command(name, usage, summary, false, parser);
  }

  /** How the whole command is typed. */
  public String fullUsage() {
    return usage.isEmpty() ? name : name + " " + usage;
  }
}
