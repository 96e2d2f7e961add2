package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.testkit.Leak;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Gives each test an emulator of its own and looks afterwards at what it leaves behind. {@link EmulatorTest} registers
 * and configures it; so does a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * final EmulatorExtension emulators = EmulatorExtension.builder()
 *     .phone(MyPhone::new)
 *     .with(config -> config.ruling(Ruling.SECOND_OWNER, "ALLOCATED").seed(7))
 *     .build();
 * }</pre>
 */
public final class EmulatorExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver, InvocationInterceptor {

  private static final Namespace NAMESPACE = Namespace.create(EmulatorExtension.class);

  /** Null when the annotation of each test configures it. */
  private final Settings settings;

  /** For {@link EmulatorTest}. */
  EmulatorExtension() {
    this(null);
  }

  private EmulatorExtension(Settings settings) {
    this.settings = settings;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A constructor's parameters are those of the test that its object is made for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    begun(test);
  }

  /** The scene of a test, made for whoever comes first: its object's constructor, or what is done before the test. */
  private Scene begun(ExtensionContext test) {
    ExtensionContext.Store store = test.getStore(NAMESPACE);
    if (store.getOrComputeIfAbsent(EmulatorExtension.class, none -> this, EmulatorExtension.class) != this) {
      throw new ExtensionConfigurationException("two EmulatorExtensions, registered or by @EmulatorTest, configure "
          + test.getDisplayName() + "; keep one");
    }
    if (scene(test) == null) {
      Settings ofTest = KnockedOut.from(settings != null ? settings : Annotated.settings(test), test);
      store.put(Settings.class, ofTest);
      store.put(Scene.class, ofTest.newScene());
    }
    return scene(test);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return Scene.provides(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    if (test.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException("every test has an emulator of its own, and none has begun here; take "
          + parameter.getParameter().getType().getSimpleName() + " in the test, or before or after each one");
    }
    return begun(test).resolve(parameter);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> once, ReflectiveInvocationContext<Method> method, ExtensionContext test) throws Throwable {
    once.proceed();
    StubProof.demand(settings(test), method);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> once, ReflectiveInvocationContext<Method> method, ExtensionContext test) throws Throwable {
    interceptTestMethod(once, method, test);
  }

  /** What a factory generates runs when the factory is over, and cannot be run once more. */
  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> once, ReflectiveInvocationContext<Method> factory, ExtensionContext test) throws Throwable {
    if (settings(test).provesSomething()) {
      throw new ExtensionConfigurationException(settings(test).origin()
          + ": provesSomething cannot be demanded of generated tests; write a parameterized test instead");
    }
    return once.proceed();
  }

  /** A generated test is part of the one that generates it, and its failure is told here. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> once, DynamicTestInvocationContext generated, ExtensionContext test) throws Throwable {
    try {
      once.proceed();
    } catch (Throwable failure) {
      ExtensionContext factory = test;
      while (factory.getTestMethod().isEmpty()) {
        factory = factory.getParent().orElseThrow();
      }
      scene(test).explain(failure, factory.getRequiredTestClass(), factory.getRequiredTestMethod());
      throw failure;
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws Exception {
    Scene scene = test.getStore(NAMESPACE).remove(Scene.class, Scene.class);
    if (scene != null) {
      scene.end(test.getExecutionException(), test.getRequiredTestClass(), test.getRequiredTestMethod());
    }
  }

  /** What the emulators of a test are like, also when only an annotation of it says so. */
  static Settings settings(ExtensionContext test) {
    Settings ofTest = test.getStore(NAMESPACE).get(Settings.class, Settings.class);
    return ofTest != null ? ofTest : Annotated.settings(test);
  }

  /** The emulator of the test that runs, null for none. */
  static Scene scene(ExtensionContext test) {
    return test.getStore(NAMESPACE).get(Scene.class, Scene.class);
  }

  /** Collects what differs from one scripted phone and the default configuration. */
  public static final class Builder {

    private final Settings settings = new Settings("EmulatorExtension");

    private Builder() {}

    /** A phone by name, at the next device id. */
    public Builder phone(String name) {
      settings.phone(name);
      return this;
    }

    /** A phone made anew for each test, at the next device id. */
    public Builder phone(Supplier<? extends PhoneDeviceModel> model) {
      settings.phone(model);
      return this;
    }

    /** No phone is there, not even the scripted one. */
    public Builder noPhones() {
      settings.noPhones();
      return this;
    }

    /** Whatever else the configuration of an emulator can say; its phones come after those named here. */
    public Builder with(Consumer<EmulatorConfig.Builder> more) {
      settings.with(more);
      return this;
    }

    /** A recorded list of choices again, as failures print it. */
    public Builder choices(String recorded) {
      settings.replay(recorded);
      return this;
    }

    /** What programs may leave behind. */
    public Builder allows(Leak.Kind... kinds) {
      settings.allow(kinds);
      return this;
    }

    /** Every test that passes has to fail on a stub; see {@link EmulatorTest#provesSomething}. */
    public Builder provesSomething() {
      settings.demandProof();
      return this;
    }

    public EmulatorExtension build() {
      return new EmulatorExtension(settings.copy());
    }
  }
}
