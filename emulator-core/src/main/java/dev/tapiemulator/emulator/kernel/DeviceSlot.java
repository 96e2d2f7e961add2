package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.StateHash;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** A device id and the phone behind it: who has it open, who owns it, and what the phone still owes. */
final class DeviceSlot {

  int id;
  /** Tells the phone from every other that ever had its id. */
  long number;
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
  /** Tokens of the session's timers that were due while the model did not come back from a call. */
  final List<Integer> missedTimers = new ArrayList<>(0);
  /** Whether its provider's session has begun. */
  boolean sessionStarted;
  /** The handles, oldest first. */
  final List<OpenPhone> handles = new ArrayList<>(2);
  /**
   * Buttons reported down and not up, with the PHONEBUTTONMODE_ of the down, so that its up matches whatever happens
   * meanwhile.
   */
  final TreeMap<Integer, Integer> pressed = new TreeMap<>();
  /** Buttons whose up was reported in the phone's place; its own is then not passed on. */
  final BitSet releasedEarly = new BitSet();

  /** The handle whose phoneClose the phone is being told of, or null. */
  OpenPhone closingHandle;
  /** Whether the phone has settled anything since it was told to close. */
  boolean settledWhileClosing;

  /** Planned misbehaviour: the request that the phone will complete only after its close, 0 for none. */
  int completedAfterClose;

  private Request firstRequest;
  private Request lastRequest;

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

  /** The handle that owns the phone, or null. */
  OpenPhone owner() {
    for (int i = 0; i < handles.size(); i++) {
      if (handles.get(i).isOwner()) {
        return handles.get(i);
      }
    }
    return null;
  }

  /** How many applications own the phone: 0 or 1. */
  int countOwners() {
    return countApplications(true, false);
  }

  /** How many applications monitor it; the owner too where the ruling says so (O-15). */
  int countMonitors(boolean ownerCounts) {
    return countApplications(ownerCounts, true);
  }

  private int countApplications(boolean owners, boolean monitors) {
    int count = 0;
    for (int i = 0; i < handles.size(); i++) {
      OpenPhone phone = handles.get(i);
      boolean counts = phone.isOwner() ? owners : monitors;
      if (counts && !isCountedBefore(i, owners, monitors)) {
        count++;
      }
    }
    return count;
  }

  private boolean isCountedBefore(int index, boolean owners, boolean monitors) {
    for (int i = 0; i < index; i++) {
      OpenPhone earlier = handles.get(i);
      if (earlier.app == handles.get(index).app && (earlier.isOwner() ? owners : monitors)) {
        return true;
      }
    }
    return false;
  }

  void addTo(StateHash hash) {
    hash.add(id).add(number).add(removed).add(connected).add(suspended).add(selectedExtVersion).add(isOpen())
        .add(sessionStarted).add(interestStates).add(interestModes).add(interestButtonStates)
        .add(completedAfterClose);
    hash.add(declared);
    model.stateHash().ifPresentOrElse(hash::add, hash::addUntellable);
    hash.add(missedTimers.size());
    missedTimers.forEach(hash::add);
    hash.add(pressed.size());
    pressed.forEach((button, mode) -> hash.add(button).add(mode));
    hash.add(releasedEarly.toByteArray());
    hash.add(handles.size());
    handles.forEach(phone -> phone.addTo(hash));
  }

  // ---- its unsettled requests, oldest first

  Request firstRequest() {
    return firstRequest;
  }

  /** Whether the phone still owes a completion, for whichever handle. */
  boolean owesCompletions() {
    for (Request request = firstRequest; request != null; request = request.nextOfDevice) {
      if (request.state.isOwed()) {
        return true;
      }
    }
    return false;
  }

  void append(Request request) {
    request.previousOfDevice = lastRequest;
    request.nextOfDevice = null;
    if (lastRequest == null) {
      firstRequest = request;
    } else {
      lastRequest.nextOfDevice = request;
    }
    lastRequest = request;
  }

  void unlink(Request request) {
    if (request.previousOfDevice == null) {
      firstRequest = request.nextOfDevice;
    } else {
      request.previousOfDevice.nextOfDevice = request.nextOfDevice;
    }
    if (request.nextOfDevice == null) {
      lastRequest = request.previousOfDevice;
    } else {
      request.nextOfDevice.previousOfDevice = request.previousOfDevice;
    }
    request.previousOfDevice = null;
    request.nextOfDevice = null;
  }
}
