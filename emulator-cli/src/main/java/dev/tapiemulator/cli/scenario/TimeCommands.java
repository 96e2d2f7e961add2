package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Argument;
import dev.tapiemulator.cli.play.Mail;
import dev.tapiemulator.cli.scenario.Names.Kind;
import java.time.Duration;
import java.util.List;

/** Virtual time, the ways messages are fetched, and the end of a process. */
final class TimeCommands {

  private final Arguments arguments;

  TimeCommands(Arguments arguments) {
    this.arguments = arguments;
  }

  List<Command> all() {
    return List.of(
        Command.of("advance", "TIME", "Lets virtual time pass: 20ms, 1s, 2min.", this::advance),
        Command.of("idle", "",
            "Lets time pass until nothing is scheduled and the other threads have ended or wait for ever.",
            line -> stage -> {
              if (!stage.emulator().runUntilIdle()) {
                stage.story().note("an hour has passed and there is still something scheduled");
              }
            }),
        Command.of("pump", "APP [TIME|INFINITE]",
            "Lets the hidden windows of an application's process, as far as this thread made them, get their messages; "
                + "waits so long for a first one.", this::pump),
        Command.of("take", "APP [TIME|INFINITE]", "Takes a packet from an application's completion port.", this::take),
        Command.of("wait", "APP TIME|INFINITE", "Waits for an application's event.", this::waitForEvent),
        Command.of("kill", "PROCESS", "A process dies without shutting down.", this::kill));
  }

  private Action advance(TokenReader line) throws ScenarioError {
    Duration time = line.duration();
    return stage -> stage.emulator().advance(time);
  }

  private Action pump(TokenReader line) throws ScenarioError {
    Argument application = arguments.named(line, Kind.APPLICATION);
    int timeout = line.atEnd() ? 0 : line.timeout();
    return stage -> new Mail(stage).pump(application, timeout);
  }

  private Action take(TokenReader line) throws ScenarioError {
    Argument application = arguments.named(line, Kind.APPLICATION);
    int timeout = line.atEnd() ? 0 : line.timeout();
    return stage -> new Mail(stage).take(application, timeout);
  }

  private Action waitForEvent(TokenReader line) throws ScenarioError {
    Argument application = arguments.named(line, Kind.APPLICATION);
    int timeout = line.timeout();
    return stage -> new Mail(stage).waitForEvent(application, timeout);
  }

  private Action kill(TokenReader line) throws ScenarioError {
    String process = line.word("a process").text();
    return stage -> stage.kill(process);
  }
}
