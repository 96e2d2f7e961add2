package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.TextForm;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a scenario plays on: one emulator, made at the first step that needs it, its processes and its threads. */
public final class Stage implements AutoCloseable {

  /** The process of calls that name none and use no handle. */
  public static final String USUAL_PROCESS = "main";

  private final Setup setup;
  private final Story story;
  private final Verdict verdict;
  private final Cast cast = new Cast();
  private final Map<String, TapiProcess> processes = new LinkedHashMap<>();
  private final Things things = new Things();
  private Emulator emulator;
  private TextForm ansi = TextForm.A;

  public Stage(Setup setup, Printer out) {
    this.setup = setup;
    this.story = new Story(this, out);
    this.verdict = new Verdict(story);
  }

  public Setup setup() {
    return setup;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** Tells what happens, from the journal. */
  public Story story() {
    return story;
  }

  /** The threads. */
  public Cast cast() {
    return cast;
  }

  /** What was given a name. */
  public Things things() {
    return things;
  }

  /** The emulator, which is created now if it was not needed before. */
  public Emulator emulator() {
    if (emulator == null) {
      var config = setup.build();
      ansi = TextForm.ansi(config.codePage());
      try {
        emulator = Emulator.create(config);
      } catch (IllegalArgumentException unknownPhone) {
        throw new StageError(unknownPhone.getMessage());
      }
      story.follow(emulator.journal());
    }
    return emulator;
  }

  /** Whether any step has needed the emulator. */
  public boolean hasBegun() {
    return emulator != null;
  }

  /** The process of that name, attached when it is new. */
  public TapiProcess process(String name) {
    TapiProcess process = processes.get(name);
    if (process == null) {
      process = emulator().attach(name, setup.width());
      processes.put(name, process);
    }
    return process;
  }

  /** The process of the calling thread's calls that name none and use no handle. */
  TapiProcess usualProcess() {
    TapiProcess own = cast.playing().process;
    return own != null ? own : process(USUAL_PROCESS);
  }

  /** Lets a process die. */
  public void kill(String name) {
    if (!processes.containsKey(name)) {
      throw new StageError("expected a process that runs (" + listed(processes.keySet()) + "), found \"" + name + "\"");
    }
    TapiProcess process = processes.remove(name);
    process.kill();
    story.tell();
    things.applications().stream().filter(app -> app.process == process).forEach(app -> app.running = false);
  }

  /** The device's side of a phone. */
  public PhoneControl device(int deviceId) {
    try {
      return emulator().phone(deviceId);
    } catch (IllegalArgumentException noSuchPhone) {
      throw new StageError("expected a phone that there is ("
          + listed(emulator().phones().stream().map(phone -> phone.deviceId() + " " + phone.name()).toList())
          + "), found " + deviceId);
    }
  }

  private static String listed(Collection<String> all) {
    return all.isEmpty() ? "none yet" : String.join(", ", all);
  }

  TextForm ansi() {
    return ansi;
  }

  int usualVersion() {
    return setup.version();
  }

  @Override
  public void close() {
    if (emulator != null) {
      emulator.close();
    }
  }
}
