package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.testkit.Leak;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

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
public final class EmulatorExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

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

  @Override
  public void beforeEach(ExtensionContext test) {
    if (test.getStore(NAMESPACE).get(Scene.class) != null) {
      throw new ExtensionConfigurationException(
          "@EmulatorTest and a registered EmulatorExtension both configure " + test.getDisplayName() + "; keep one");
    }
    Settings ofTest = settings != null ? settings : Annotated.settings(test);
    test.getStore(NAMESPACE).put(Settings.class, ofTest);
    test.getStore(NAMESPACE).put(Scene.class, ofTest.newScene());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return scene(test) != null && Scene.provides(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return scene(test).resolve(parameter);
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

    /** Whatever else the configuration of an emulator can say. */
    public Builder with(Consumer<EmulatorConfig.Builder> more) {
      settings.with(more);
      return this;
    }

    /** What programs may leave behind. */
    public Builder allows(Leak.Kind... kinds) {
      settings.allow(kinds);
      return this;
    }

    public EmulatorExtension build() {
      return new EmulatorExtension(settings.copy());
    }
  }
}
