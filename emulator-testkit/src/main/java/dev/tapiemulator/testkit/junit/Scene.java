package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.LeakCheck;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.TestAbortedException;

/** The emulator of one test, who takes part in it, and what is wrong at its end. */
final class Scene {

  private static final List<Class<?>> TYPES =
      List.of(Emulator.class, TapiProcess.class, Tapi32.class, PhoneApp.class, ScriptedPhone.class);
  private static final String PROGRAM = "program";

  private final Emulator emulator;
  private final Map<Integer, ScriptedPhone> scripted;
  private final Settings settings;
  private final Map<String, PhoneApp> apps = new LinkedHashMap<>();
  private final Map<String, String> wishes = new TreeMap<>();
  private TapiProcess program;

  Scene(Emulator emulator, Map<Integer, ScriptedPhone> scripted, Settings settings) {
    this.emulator = emulator;
    this.scripted = scripted;
    this.settings = settings;
  }

  Emulator emulator() {
    return emulator;
  }

  // ---- parameters

  static boolean provides(Class<?> type) {
    return TYPES.contains(type);
  }

  Object resolve(ParameterContext parameter) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Emulator.class) {
      return emulator;
    } else if (type == PhoneApp.class) {
      return app(parameter);
    } else if (type == ScriptedPhone.class) {
      return phone(parameter);
    }
    return type == Tapi32.class ? program().tapi() : program();
  }

  /** One process for the program under test; more of them are attached to the emulator. */
  private TapiProcess program() {
    if (program == null) {
      program = emulator.attach(PROGRAM);
    }
    return program;
  }

  private PhoneApp app(ParameterContext parameter) {
    Application wish = parameter.findAnnotation(Application.class).orElse(null);
    String name = wish == null ? "app" : wish.value();
    if (occurrences(parameter.getDeclaringExecutable(), name) > 1) {
      throw new ParameterResolutionException("two PhoneApp parameters are both \"" + name
          + "\"; tell them apart by @Application(\"name\")");
    }
    String kind = wish == null ? "" : wish.via() + ", version 0x" + Integer.toHexString(wish.version());
    String before = wishes.putIfAbsent(name, kind);
    if (before != null && !kind.isEmpty() && !kind.equals(before)) {
      throw new ParameterResolutionException(
          "application \"" + name + "\" is there already and is not " + kind + "; say so where it comes first");
    }
    return apps.computeIfAbsent(name, none -> started(name, wish));
  }

  private PhoneApp started(String name, Application wish) {
    PhoneApp.Setup setup = PhoneApp.in(emulator).named(name);
    return wish == null ? setup.start() : setup.via(wish.via()).version(wish.version()).start();
  }

  private static long occurrences(Executable executable, String name) {
    return List.of(executable.getParameters()).stream()
        .filter(parameter -> parameter.getType() == PhoneApp.class)
        .filter(parameter -> {
          Application wish = parameter.getAnnotation(Application.class);
          return (wish == null ? "app" : wish.value()).equals(name);
        })
        .count();
  }

  private ScriptedPhone phone(ParameterContext parameter) {
    Optional<OnDevice> wish = parameter.findAnnotation(OnDevice.class);
    if (wish.isEmpty() && scripted.size() == 1) {
      return scripted.values().iterator().next();
    }
    ScriptedPhone phone = wish.map(device -> scripted.get(device.value())).orElse(null);
    if (phone == null) {
      throw new ParameterResolutionException(
          (wish.isPresent() ? "device " + wish.get().value() + " is no scripted phone" : "which scripted phone is meant?")
              + (scripted.isEmpty()
                  ? "; none is there, so add \"" + ScriptedPhone.NAME + "\" to the phones"
                  : "; say @OnDevice(n) with n one of " + scripted.keySet()));
    }
    return phone;
  }

  /** What has happened up to now. */
  Journal journal() {
    return emulator.journal();
  }

  // ---- the end

  /** Looks at what is left, ends everything, and fails the test or explains its failure. */
  void end(Optional<Throwable> failure, Class<?> testClass, Method test) throws Exception {
    boolean aborted = failure.filter(TestAbortedException.class::isInstance).isPresent();
    List<String> wrong = failure.isPresent() ? List.of() : complaints();
    Throwable trouble = failure.orElseGet(() -> wrong.isEmpty() ? null : new AssertionError(String.join("\n", wrong)));
    RunReport report = trouble == null ? null : report(testClass, test);
    Throwable closing = close();
    if (trouble == null && closing != null) {
      trouble = closing;
      report = report(testClass, test);
    } else if (closing != null) {
      trouble.addSuppressed(closing);
    }
    if (trouble != null && !aborted) {
      trouble.addSuppressed(report);
    }
    if (failure.isEmpty() && trouble != null) {
      fail(trouble);
    }
  }

  private RunReport report(Class<?> testClass, Method test) {
    Journal journal = emulator.journal();
    return new RunReport(
        journal, Reproduction.of(emulator.config(), journal, settings.areAnnotated(), testClass, test));
  }

  private static void fail(Throwable trouble) throws Exception {
    if (trouble instanceof Error error) {
      throw error;
    }
    throw (Exception) trouble;
  }

  private List<String> complaints() {
    List<String> lines = new ArrayList<>();
    scripted.values().forEach(phone -> lines.addAll(phone.unanswered()));
    if (emulator.config().strict()) {
      emulator.violations().stream()
          .filter(violation -> !lines.contains(violation.details())) // an order that no script answers was told above
          .map(Violation::toString)
          .forEach(lines::add);
    }
    List<Leak> leaks = LeakCheck.of(emulator.journal(), apps.values()).stream()
        .filter(leak -> !settings.allows(leak) && !isOurs(leak)).toList();
    if (!leaks.isEmpty()) {
      lines.add("the test leaves something behind:");
      leaks.forEach(leak -> lines.add("  " + leak));
    }
    return lines;
  }

  /** What the extension has initialised it shuts down itself. */
  private boolean isOurs(Leak leak) {
    return leak.kind() == Leak.Kind.APPLICATION
        && apps.values().stream().anyMatch(app -> app.hPhoneApp() == leak.handle());
  }

  Throwable close() {
    Throwable trouble = null;
    List<AutoCloseable> parts = new ArrayList<>(apps.values());
    parts.add(emulator);
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception | AssertionError thrown) {
        trouble = trouble == null ? thrown : trouble;
      }
    }
    return trouble;
  }
}
