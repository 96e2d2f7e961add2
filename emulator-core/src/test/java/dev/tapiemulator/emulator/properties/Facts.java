package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the oracle knows, in its own words: nothing here is read from the kernel. */
final class Facts {

  private Facts() {}

  /** One simulated process. */
  static final class OfProcess {
    final int pointerBits;
    boolean alive = true;

    OfProcess(int pointerBits) {
      this.pointerBits = pointerBits;
    }
  }

  /** How an application is told. */
  enum Told {
    BY_WINDOW,
    BY_EVENT,
    BY_PORT
  }

  /** One registration. */
  static final class OfApplication {
    final OfProcess process;
    final int handle;
    final Told told;
    /** Registered by phoneInitialize, which declares no version. */
    final boolean oldCall;
    final int declaredVersion;
    int highestNegotiated;
    boolean alive = true;
    /** What must and what may still be delivered. */
    final List<Expected> queue = new ArrayList<>();

    OfApplication(OfProcess process, int handle, Told told, boolean oldCall, int declaredVersion) {
      this.process = process;
      this.handle = handle;
      this.told = told;
      this.oldCall = oldCall;
      this.declaredVersion = declaredVersion;
    }

    int messageVersion() {
      return oldCall && highestNegotiated != 0 ? highestNegotiated : declaredVersion;
    }
  }

  /** One phone, by whatever id it has at the moment. */
  static final class OfPhone {
    final WatchedPhone phone;
    boolean connected = true;
    boolean suspended;
    boolean removed;
    /** It is being taken away for good. */
    boolean leaving;
    boolean inProviderSession;
    /** Its open handles, oldest first. */
    final List<OfHandle> handles = new ArrayList<>();
    /** Buttons that are down as far as TAPI was told. */
    final TreeSet<Integer> down = new TreeSet<>();
    /** Buttons whose next up nobody must hear of. */
    final TreeSet<Integer> upToSwallow = new TreeSet<>();
    /** Outstanding requests by id, in order of acceptance. */
    final Map<Integer, OfRequest> owed = new LinkedHashMap<>();

    OfPhone(WatchedPhone phone) {
      this.phone = phone;
    }

    boolean isAway() {
      return suspended || !connected;
    }

    boolean hasOwner() {
      return handles.stream().anyMatch(handle -> handle.isOwner());
    }

    int countApplications(boolean owners) {
      return (int) handles.stream()
          .filter(handle -> handle.isOwner() == owners)
          .map(handle -> handle.app)
          .distinct()
          .count();
    }
  }

  /** One phoneOpen. */
  static final class OfHandle {
    final OfApplication app;
    final OfPhone phone;
    final int privilege;
    final int version;
    final long instance;
    /** 0 until phoneOpen has returned it. */
    int value;
    boolean open = true;
    int phoneStates;
    int buttonModes;
    int buttonStates;
    /** Buttons whose down it has been sent and whose up it has not. */
    final TreeSet<Integer> owedUps = new TreeSet<>();

    OfHandle(OfApplication app, OfPhone phone, int privilege, int version, long instance) {
      this.app = app;
      this.phone = phone;
      this.privilege = privilege;
      this.version = version;
      this.instance = instance;
    }

    boolean isOwner() {
      return privilege == PHONEPRIVILEGE_OWNER;
    }
  }

  /** One asynchronous operation that reached its phone, or that is planned to fail without reaching it. */
  static final class OfRequest {
    final int id;
    final OfHandle handle;
    final String function;
    /** The application's call has not returned. */
    boolean insideCall = true;
    boolean completed;
    int result;
    /** Changes that wait for its reply. */
    final List<Runnable> held = new ArrayList<>();

    OfRequest(int id, OfHandle handle, String function) {
      this.id = id;
      this.handle = handle;
      this.function = function;
    }
  }
}
