package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import dev.tapiemulator.emulator.choice.FaultKind;
import java.util.Locale;
import java.util.function.Predicate;

/** Tells somebody who waits for ever what the applications concerned hold, and which replies have been taken away. */
final class Holdings {

  private final World world;
  private final StringBuilder text = new StringBuilder();

  private Holdings(World world) {
    this.world = world;
  }

  /** One line each, every one after a line break, for those applications of a process that are asked for. */
  static String describe(World world, ProcessSlot process, Predicate<Application> concerned) {
    Holdings holdings = new Holdings(world);
    for (Application app : world.livingApps) {
      if (app.process == process && concerned.test(app)) {
        holdings.application(app, process);
      }
    }
    return holdings.text.toString();
  }

  private void application(Application app, ProcessSlot process) {
    line("  application ").append(hex(app.handle)).append(" of process \"").append(process.name).append("\" has ")
        .append(app.mailbox.size()).append(" messages waiting");
    if (app.mechanism == Mechanism.HIDDEN_WINDOW) {
      text.append(", for thread \"").append(ThreadNames.of(world.tape.read(), app.thread))
          .append("\" to pump, which initialised it (C-12)");
    }
    LostReplies.of(world.tape.read(), app).forEach(reply -> line("    ").append(reply));
    for (DeviceSlot device : world.devices) {
      phones(device, app);
      requests(device, app);
    }
  }

  private void phones(DeviceSlot device, Application app) {
    for (OpenPhone phone : device.handles) {
      if (phone.app == app) {
        line("    ").append(hex(phone.handle)).append(" is phone ").append(device.id).append(" as ")
            .append(phone.privilege == PHONEPRIVILEGE_OWNER ? "owner" : "monitor");
      }
    }
  }

  private void requests(DeviceSlot device, Application app) {
    for (Request request = world.requests.firstOf(device); request != null;
        request = world.requests.nextOfDevice(request)) {
      if (request.phone.app == app) {
        line("    ").append("request ").append(request.id).append(' ').append(request.function().headerName())
            .append(" on phone ").append(device.id).append(" is ").append(request.state())
            .append(request.plan == FaultKind.LOSE_REPLY ? ", and the fault plan keeps its reply back" : "");
      }
    }
  }

  private StringBuilder line(String indent) {
    return text.append('\n').append(indent);
  }

  private static String hex(int handle) {
    return "0x" + Integer.toHexString(handle).toUpperCase(Locale.ROOT);
  }
}
