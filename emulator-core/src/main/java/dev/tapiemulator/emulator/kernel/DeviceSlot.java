package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.StateHash;
import java.util.ArrayList;
import java.util.List;

/** A device id and the phone behind it: who has it open, who owns it, and what the phone still owes. */
final class DeviceSlot {

  int id;
  /** Tells the phone from every other that ever had its id. */
  int number;
  final int provider;
  final PhoneDeviceModel model;
  /** What the phone says of itself. */
  PhoneDescription declared;
  /** What applications see of that. */
  PhoneDescription description;
  boolean removed;
  boolean connected = true;
  boolean suspended;
  /** The extension version in force while the phone is open, 0 for none (C-30). */
  int selectedExtVersion;
  /** The open session's port, null while the phone is closed. */
  SessionPort port;
  /** Counts openings, so that timers of an earlier one are known. */
  int session;
  /** Whether its provider's session has begun. */
  boolean sessionStarted;
  /** The handles, oldest first; a list that never changes, since nearly every phone has one handle. */
  List<OpenPhone> handles = List.of();

  /** The handle whose phoneClose the phone is being told of, or null. */
  OpenPhone closingHandle;
  /** Whether the phone has settled anything since it was told to close. */
  boolean settledWhileClosing;

  /** Planned misbehaviour: the request that the phone will complete only after its close, 0 for none. */
  int completedAfterClose;

  private OpenPhone owner;
  /** How many applications have it open, and how many as monitors. */
  private int users;
  private int monitors;
  /** The slots of the oldest and the youngest of its unsettled requests, 0 for none. */
  int firstRequest;
  int lastRequest;
  /** How many completions the phone still owes, for whichever handles. */
  private int owed;
  /** What has been reported of its buttons; null when nothing was in this session. */
  private PressedButtons buttons;
  /** Tokens of the session's timers that were due while the model did not come back from a call; null for none. */
  private List<Integer> missedTimers;

  DeviceSlot(int id, int provider, PhoneDeviceModel model, PhoneDescription declared) {
    this.id = id;
    this.provider = provider;
    this.model = model;
    this.declared = declared;
    this.description = declared;
  }

  private int interestStates;
  private int interestModes;
  private int interestButtonStates;

  /** Remembers what the handles want to be told; whether it differs from before. */
  boolean isNewInterest(int phoneStates, int buttonModes, int buttonStates) {
    boolean same =
        phoneStates == interestStates && buttonModes == interestModes && buttonStates == interestButtonStates;
    interestStates = phoneStates;
    interestModes = buttonModes;
    interestButtonStates = buttonStates;
    return !same;
  }

  boolean isOpen() {
    return port != null;
  }

  // ---- its handles

  /** Enters a handle, the youngest. */
  void add(OpenPhone phone) {
    users += isUsedBy(phone.app, true) ? 0 : 1;
    monitors += phone.isOwner() || isUsedBy(phone.app, false) ? 0 : 1;
    OpenPhone[] more = handles.toArray(new OpenPhone[handles.size() + 1]);
    more[handles.size()] = phone;
    handles = List.of(more);
    if (owner == null && phone.isOwner()) {
      owner = phone;
    }
  }

  /** Takes a handle out. */
  void remove(OpenPhone phone) {
    handles = List.of(others(phone));
    users -= isUsedBy(phone.app, true) ? 0 : 1;
    monitors -= phone.isOwner() || isUsedBy(phone.app, false) ? 0 : 1;
    if (owner == phone) {
      owner = oldestOwner();
    }
  }

  private OpenPhone[] others(OpenPhone phone) {
    OpenPhone[] others = new OpenPhone[handles.size() - 1];
    int count = 0;
    for (int i = 0; i < handles.size(); i++) {
      if (handles.get(i) != phone) {
        others[count++] = handles.get(i);
      }
    }
    return others;
  }

  private OpenPhone oldestOwner() {
    for (int i = 0; i < handles.size(); i++) {
      if (handles.get(i).isOwner()) {
        return handles.get(i);
      }
    }
    return null;
  }

  private boolean isUsedBy(Application app, boolean asOwnerToo) {
    for (int i = 0; i < handles.size(); i++) {
      OpenPhone phone = handles.get(i);
      if (phone.app == app && (asOwnerToo || !phone.isOwner())) {
        return true;
      }
    }
    return false;
  }

  /** The handle that owns the phone, the oldest of them, or null. */
  OpenPhone owner() {
    return owner;
  }

  /** How many applications own the phone: 0 or 1. */
  int countOwners() {
    return owner == null ? 0 : 1;
  }

  /** How many applications monitor it; the owner too where the ruling says so (O-15). */
  int countMonitors(boolean ownerCounts) {
    return ownerCounts ? users : monitors;
  }

  // ---- its buttons and timers

  /** The buttons of the session, of which something is being reported. */
  PressedButtons buttons() {
    if (buttons == null) {
      buttons = new PressedButtons();
    }
    return buttons;
  }

  /** The buttons that are down, in the order of their ids. */
  List<Integer> pressedButtons() {
    return buttons == null ? List.of() : buttons.down();
  }

  /** A timer was due while the model did not come back from a call. */
  void missTimer(int token) {
    if (missedTimers == null) {
      missedTimers = new ArrayList<>();
    }
    missedTimers.add(token);
  }

  /** The tokens of the timers missed, which are none from here on. */
  List<Integer> takeMissedTimers() {
    List<Integer> taken = missedTimers == null ? List.of() : missedTimers;
    missedTimers = null;
    return taken;
  }

  /** Nothing of a session is left for the next. */
  void forgetSession() {
    selectedExtVersion = 0;
    isNewInterest(0, 0, 0);
    buttons = null;
    missedTimers = null;
  }

  void addTo(StateHash hash) {
    hash.add(id).add(number).add(removed).add(connected).add(suspended).add(selectedExtVersion).add(isOpen())
        .add(sessionStarted).add(interestStates).add(interestModes).add(interestButtonStates)
        .add(completedAfterClose);
    hash.add(declared);
    model.stateHash().ifPresentOrElse(hash::add, hash::addUntellable);
    hash.add(missedTimers == null ? 0 : missedTimers.size());
    for (int i = 0; missedTimers != null && i < missedTimers.size(); i++) {
      hash.add(missedTimers.get(i));
    }
    hash.add(buttons != null);
    if (buttons != null) {
      buttons.addTo(hash);
    }
    hash.add(handles.size());
    handles.forEach(phone -> phone.addTo(hash));
  }

  // ---- what it owes

  /** Whether the phone still owes a completion, for whichever handle. */
  boolean owesCompletions() {
    return owed > 0;
  }

  /** One of its requests has moved on. */
  void owes(boolean before, boolean after) {
    owed += (after ? 1 : 0) - (before ? 1 : 0);
  }
}
