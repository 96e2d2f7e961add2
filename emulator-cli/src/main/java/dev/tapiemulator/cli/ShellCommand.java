package dev.tapiemulator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code shell}. */
@Command(name = "shell", description = "Plays typed commands at once.", mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {

  ShellCommand(Terminal terminal) {}

  @Override
  public Integer call() {
    return 0;
  }
}
