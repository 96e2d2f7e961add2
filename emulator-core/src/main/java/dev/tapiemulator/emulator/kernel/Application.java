package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** One registration by phoneInitialize or phoneInitializeEx. */
final class Application implements HandleTable.Entry {

  /** The API versions TAPI speaks, lowest first. */
  static final int[] VERSIONS = {
    Tapi.TAPI_VERSION_1_3, Tapi.TAPI_VERSION_1_4, Tapi.TAPI_VERSION_2_0, Tapi.TAPI_VERSION_2_1, Tapi.TAPI_VERSION_2_2
  };

  int handle;
  /** Its place among the living, which the journal calls it by. */
  int number;
  ProcessSlot process;
  String name;
  /** The highest version it is written for; caps what it can negotiate (O-17). */
  int declaredVersion;
  /** Whether it came by phoneInitialize, which declares no version. */
  boolean registeredByOldCall;
  Mechanism mechanism;
  /** The thread that registered it, which alone dispatches the messages of its hidden window (C-12). */
  int thread;
  PhoneCallback callback;
  long hEvent;
  CompletionQueue port;
  int completionKey;
  final Mailbox mailbox = new Mailbox();
  boolean alive = true;

  /** By device id: which of {@link #VERSIONS} were negotiated, one bit each. */
  private byte[] negotiated = new byte[4];
  /** By device id: the extension versions negotiated. */
  private int[][] negotiatedExt = new int[0][];
  private int highestNegotiated;
  /** Its open phones, in the order of opening. */
  private OpenPhone lastPhone;

  @Override
  public int handle() {
    return handle;
  }

  void add(OpenPhone phone) {
    phone.previousOfApp = lastPhone;
    if (lastPhone != null) {
      lastPhone.nextOfApp = phone;
    }
    lastPhone = phone;
  }

  void remove(OpenPhone phone) {
    if (phone.previousOfApp != null) {
      phone.previousOfApp.nextOfApp = phone.nextOfApp;
    }
    if (phone.nextOfApp == null) {
      lastPhone = phone.previousOfApp;
    } else {
      phone.nextOfApp.previousOfApp = phone.previousOfApp;
    }
    phone.previousOfApp = null;
    phone.nextOfApp = null;
  }

  /** Its open phones by their device ids, those of one phone oldest first. */
  List<OpenPhone> openPhones() {
    List<OpenPhone> phones = new ArrayList<>();
    for (OpenPhone phone = lastPhone; phone != null; phone = phone.previousOfApp) {
      phones.add(phone);
    }
    Collections.reverse(phones);
    phones.sort(Comparator.comparingInt(phone -> phone.device.id));
    return phones;
  }

  void negotiated(int deviceId, int version) {
    if (deviceId >= negotiated.length) {
      negotiated = Arrays.copyOf(negotiated, Math.max(deviceId + 1, negotiated.length * 2));
    }
    negotiated[deviceId] |= (byte) (1 << indexOf(version));
    highestNegotiated = Math.max(highestNegotiated, version);
  }

  boolean hasNegotiated(int deviceId, int version) {
    int index = indexOf(version);
    return index >= 0 && deviceId < negotiated.length && (negotiated[deviceId] & 1 << index) != 0;
  }

  void negotiatedExt(int deviceId, int extVersion) {
    if (hasNegotiatedExt(deviceId, extVersion)) {
      return;
    }
    if (deviceId >= negotiatedExt.length) {
      negotiatedExt = Arrays.copyOf(negotiatedExt, Math.max(deviceId + 1, negotiatedExt.length * 2));
    }
    int[] before = negotiatedExt[deviceId] == null ? new int[0] : negotiatedExt[deviceId];
    int[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = extVersion;
    negotiatedExt[deviceId] = after;
  }

  boolean hasNegotiatedExt(int deviceId, int extVersion) {
    return deviceId < negotiatedExt.length
        && negotiatedExt[deviceId] != null
        && Arrays.stream(negotiatedExt[deviceId]).anyMatch(version -> version == extVersion);
  }

  /**
   * The version by which messages without a phone are translated (C-32). phoneInitialize declares none, so there it is
   * the highest the application has negotiated, and what it may negotiate at most before that.
   */
  int messageVersion() {
    return registeredByOldCall && highestNegotiated != 0 ? highestNegotiated : declaredVersion;
  }

  /** {@code posted}: how many messages there have been, from which the age of those that wait is counted. */
  void addTo(StateHash hash, long posted) {
    hash.add(handle).add(process.id).add(declaredVersion).add(registeredByOldCall).add(mechanism.ordinal()).add(thread)
        .add(hEvent).add(port == null ? 0 : port.handle).add(completionKey).add(alive).add(highestNegotiated);
    for (int versions : negotiated) {
      hash.add(versions);
    }
    for (int[] versions : negotiatedExt) {
      hash.add(versions == null ? 0 : versions.length);
      for (int i = 0; versions != null && i < versions.length; i++) {
        hash.add(versions[i]);
      }
    }
    mailbox.addTo(hash, posted);
  }

  static int indexOf(int version) {
    return Arrays.binarySearch(VERSIONS, version);
  }
}
