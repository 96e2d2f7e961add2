package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** The emulator of one test, who takes part in it, and what is wrong at its end. */
final class Scene implements AutoCloseable {

  private static final List<Class<?>> TYPES =
      List.of(Emulator.class, TapiProcess.class, Tapi32.class, PhoneApp.class, ScriptedPhone.class);
  private static final String PROGRAM = "program";

  private final Emulator emulator;
  private final Map<Integer, ScriptedPhone> scripted;
  private final Settings settings;
  private final Map<String, PhoneApp> apps = new LinkedHashMap<>();
  private final Map<String, String> wishes = new TreeMap<>();
  private TapiProcess program;
  private boolean explained;

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

  /** The arguments that a method was called with, except that everything of an emulator is of this one. */
  Object[] argumentsOf(ReflectiveInvocationContext<Method> call) {
    Object[] arguments = call.getArguments().toArray();
    Parameter[] parameters = call.getExecutable().getParameters();
    for (int i = 0; i < arguments.length; i++) {
      if (provides(parameters[i].getType())) {
        arguments[i] = resolve(new MethodParameter(parameters[i], i, call.getTarget()));
      }
    }
    return arguments;
  }

  Object resolve(ParameterContext parameter) {
    Class<?> type = parameter.getParameter().getType();
    refuse(parameter, Application.class, PhoneApp.class);
    refuse(parameter, OnDevice.class, ScriptedPhone.class);
    if (type == Emulator.class) {
      return emulator;
    } else if (type == PhoneApp.class) {
      return app(parameter);
    } else if (type == ScriptedPhone.class) {
      return phone(parameter);
    }
    return type == Tapi32.class ? program().tapi() : program();
  }

  /** An annotation says nothing of a parameter that is something else. */
  private static void refuse(ParameterContext parameter, Class<? extends Annotation> wish, Class<?> of) {
    Class<?> type = parameter.getParameter().getType();
    if (type != of && parameter.isAnnotated(wish)) {
      throw new ParameterResolutionException("@" + wish.getSimpleName() + " tells what a " + of.getSimpleName()
          + " is, and not a " + type.getSimpleName());
    }
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
      String wrong = wish.isPresent()
          ? "device " + wish.get().value() + " is no scripted phone"
          : "it does not say which scripted phone is meant";
      throw new ParameterResolutionException(scripted.isEmpty()
          ? "no scripted phone is there; add \"" + ScriptedPhone.NAME + "\" to the phones"
          : wrong + "; say @OnDevice(n) with n one of " + scripted.keySet());
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
    List<String> wrong = failure.isPresent() || explained ? List.of() : complaints();
    Throwable trouble = failure.orElseGet(() -> wrong.isEmpty() ? null : new AssertionError(String.join("\n", wrong)));
    Throwable closing = trouble == null ? shutDown() : closed(emulator);
    if (trouble == null) {
      trouble = closing;
    } else if (closing != null && closing != trouble && !Complaints.tell(wrong, closing)) {
      trouble.addSuppressed(closing);
    }
    if (trouble != null && !explained && !(trouble instanceof TestAbortedException)) {
      explain(trouble, testClass, test);
    }
    if (failure.isEmpty() && trouble != null) {
      fail(trouble);
    }
  }

  private List<String> complaints() {
    return new Complaints(settings).of(emulator, scripted.values(), apps.values());
  }

  /** Puts below a failure what has happened, and how to have it again. */
  void explain(Throwable failure, Class<?> testClass, Method test) {
    Journal journal = emulator.journal();
    failure.addSuppressed(
        new RunReport(journal, new Reproduction(settings, emulator.config(), journal).text(testClass, test)));
    explained = true;
  }

  /** What happens in other scenes is explained there. */
  void leaveExplaining() {
    explained = true;
  }

  private static void fail(Throwable trouble) throws Exception {
    if (trouble instanceof Error error) {
      throw error;
    }
    throw (Exception) trouble;
  }

  /** For a test whose object could not even be made, so that nothing follows it. */
  @Override
  public void close() {
    shutDown();
  }

  /** Shuts every application down and ends the emulator; what the first of them throws, or null. */
  Throwable shutDown() {
    List<AutoCloseable> parts = new ArrayList<>(apps.values());
    parts.add(emulator);
    return parts.stream().map(Scene::closed).filter(Objects::nonNull).reduce((first, later) -> first).orElse(null);
  }

  private static Throwable closed(AutoCloseable part) {
    try {
      part.close();
      return null;
    } catch (Exception | AssertionError thrown) {
      return thrown;
    }
  }
}
