package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The block of a thread: playing it starts a thread that plays its lines. */
final class ThreadScript implements Action {

  private final String name;
  private final String process;
  private final List<Step> lines = new ArrayList<>();

  /** {@code process}: the process that the thread belongs to. */
  ThreadScript(String name, String process) {
    this.name = name;
    this.process = process;
  }

  String name() {
    return name;
  }

  void add(Step line) {
    lines.add(line);
  }

  List<Step> lines() {
    return Collections.unmodifiableList(lines);
  }

  @Override
  public void play(Stage stage) {
    stage.cast().start(name, stage.process(process), () -> playLines(stage));
  }

  private void playLines(Stage stage) {
    for (Step line : lines) {
      try {
        if (!ScenarioRun.play(line, stage)) {
          throw LineFailed.asTold(line.position());
        }
      } catch (ScenarioError wrong) {
        throw LineFailed.because(wrong);
      }
    }
  }
}
