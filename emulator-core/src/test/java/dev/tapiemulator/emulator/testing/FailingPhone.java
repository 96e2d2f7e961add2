package dev.tapiemulator.emulator.testing;

import dev.tapiemulator.spi.PhoneDeviceModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;

/** A complete phone of which one method, named by a test, throws instead of doing its work. */
public final class FailingPhone {

  /** The method that throws, or "" for none. */
  public String broken = "";
  /** What it throws. */
  public Throwable trouble = new IllegalStateException("broken on purpose");
  /** The methods that were called. */
  public final Set<String> called = new TreeSet<>();
  /** The phone to give to an emulator. */
  public final PhoneDeviceModel model = (PhoneDeviceModel) Proxy.newProxyInstance(
      FailingPhone.class.getClassLoader(), new Class<?>[] {PhoneDeviceModel.class}, (proxy, method, arguments) -> {
        called.add(method.getName());
        if (method.getName().equals(broken)) {
          throw trouble;
        }
        try {
          return method.invoke(phone(), arguments);
        } catch (InvocationTargetException thrown) {
          throw thrown.getCause();
        }
      });

  private final EchoPhone working = new EchoPhone();

  private EchoPhone phone() {
    return working;
  }

  /** Reports through the open session that the phone has changed, so that it is asked what it is. */
  public void changeCapabilities() {
    working.openPort.capabilitiesChanged();
  }
}
