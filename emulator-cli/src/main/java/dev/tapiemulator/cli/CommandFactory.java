package dev.tapiemulator.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands with the terminal they print on; no reflection is needed for them. */
final class CommandFactory implements IFactory {

  private final Terminal terminal;

  CommandFactory(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == RunCommand.class) {
      return type.cast(new RunCommand(terminal));
    }
    if (type == ExploreCommand.class) {
      return type.cast(new ExploreCommand(terminal));
    }
    if (type == ShellCommand.class) {
      return type.cast(new ShellCommand(terminal));
    }
    if (type == DevicesCommand.class) {
      return type.cast(new DevicesCommand(terminal));
    }
    if (type == SpecCommand.class) {
      return type.cast(new SpecCommand(terminal));
    }
    if (type == MatrixCommand.class) {
      return type.cast(new MatrixCommand(terminal));
    }
    if (type == CheckCommand.class) {
      return type.cast(new CheckCommand(terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
