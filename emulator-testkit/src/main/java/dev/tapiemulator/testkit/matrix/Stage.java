package dev.tapiemulator.testkit.matrix;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneSource;
import dev.tapiemulator.emulator.ProviderConfig;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;
import java.util.OptionalInt;

/**
 * One emulator, one phone, and two applications in a process each: the client, ready to make the call in question, and
 * a neighbour. A scene changes what is to be different.
 */
final class Stage implements AutoCloseable {

  /** What is decided before the emulator is made. */
  static final class SetUp {
    ScenePhone.Condition phone = ScenePhone.Condition.FINE;
    Bounds bounds = Bounds.DEFAULT;
    String secondOwner = Ruling.SECOND_OWNER.options().get(0);
    /** The code with which the provider fails to start. */
    PhoneErr startError = PhoneErr.OK;
    /** How the client opens the phone. */
    int privilege = PHONEPRIVILEGE_OWNER;
  }

  final Emulator emulator;
  final Client neighbour;
  final ScenePhone phone;
  /** The arguments of the call. */
  final CallSheet sheet = new CallSheet();

  private final PhoneFunction function;
  private final Client client;

  Stage(PhoneFunction function, SetUp setUp) {
    this.function = function;
    phone = new ScenePhone(setUp.phone);
    ProviderConfig provider =
        new ProviderConfig("provider", List.of(PhoneSource.of(phone)), setUp.startError.value());
    emulator = Emulator.create(EmulatorConfig.builder()
        .provider(provider)
        .bounds(setUp.bounds)
        .ruling(Ruling.SECOND_OWNER, setUp.secondOwner)
        .build());
    neighbour = Client.registered(emulator, "neighbour");
    boolean initialises = function == PhoneFunction.PHONE_INITIALIZE || function == PhoneFunction.PHONE_INITIALIZE_EX;
    client = initialises ? Client.idle(emulator, "client") : Client.registered(emulator, "client");
    sheet.hPhoneApp = client.hPhoneApp;
    if (setUp.startError == PhoneErr.OK) {
      neighbour.negotiate();
      if (!initialises) {
        client.negotiate();
      }
      if (function.parameters().get(0).name().equals("hPhone")) {
        sheet.hPhone = client.open(setUp.privilege);
      }
    }
  }

  // ---- what a scene does before the call

  void shutClientDown() {
    client.shutDown();
  }

  void shutEverybodyDown() {
    neighbour.shutDown();
    if (client.hPhoneApp != 0) {
      client.shutDown();
    }
  }

  void closePhone() {
    client.close(sheet.hPhone);
  }

  // ---- the call and what comes back

  /** Makes the call; its result. */
  int call() {
    return sheet.call(client.tapi, function);
  }

  /** What PHONE_REPLY brings for the request, once nothing is scheduled any more. */
  OptionalInt replyTo(int requestId) {
    emulator.runUntilIdle();
    return client.replyTo(requestId);
  }

  @Override
  public void close() {
    emulator.close();
  }
}
