package dev.tapiemulator.emulator.testing;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@link EchoPhone} by name, for class loaders that are told of it. */
public final class EchoPhoneProvider implements PhoneDeviceProvider {

  @Override
  public int spiVersion() {
    return 1;
  }

  @Override
  public String summary() {
    return "A phone with everything, for tests.";
  }

  @Override
  public String name() {
    return "echo-phone";
  }

  @Override
  public PhoneDeviceModel create() {
    return new EchoPhone();
  }

  /** A class loader that finds this provider by a service file, which it writes into the folder. */
  public static ClassLoader loader(Path folder) {
    try {
      Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
      Files.writeString(services.resolve(PhoneDeviceProvider.class.getName()), EchoPhoneProvider.class.getName());
      return new URLClassLoader(new URL[] {folder.toUri().toURL()}, EchoPhoneProvider.class.getClassLoader());
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
