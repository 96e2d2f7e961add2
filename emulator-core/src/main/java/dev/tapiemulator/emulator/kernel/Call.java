package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.struct.VarStructView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One call of an application while it is under way: its arguments, taken in C order so that the journal has them at
 * once, and what they turned out to stand for. One object serves all calls; a call that waits gives it up and begins
 * again.
 */
final class Call {

  private static final int NO_BUFFER = -1;
  private static final int HEADER_BYTES = Integer.BYTES;

  private final World world;

  PhoneFunction function;
  ProcessSlot process;
  boolean wide;

  int hPhoneApp;
  int hPhone;
  int deviceId;
  /** dwDataID or dwButtonLampID. */
  int id;
  int hookSwitchDevs;
  /** dwHookSwitchMode, dwLampMode or dwRingMode. */
  int mode;
  int row;
  int column;
  int privilege;
  int apiVersion;
  int highVersion;
  int extVersion;
  int phoneStates;
  int buttonModes;
  int buttonStates;
  String text;
  long module;
  boolean hasCallback;
  /** The structure passed, or null where the function has none. */
  VarStructView<?> structure;
  int declaredVersion;
  long completionPort;
  int options;
  int completionKey;

  /** Whether every pointer met so far is good. */
  boolean pointersGood;

  /** What the handles stand for, once the gate has found out. */
  Application app;
  OpenPhone phone;
  DeviceSlot device;
  /** The fault that strikes this call, or null. */
  Fault fault;
  /** The error its reply will bring by choice, 0 for none. */
  int chosenReplyError;

  Call(World world) {
    this.world = world;
  }

  /** Starts the call; its arguments follow. {@code form} is 0, 1 for A, 2 for W. */
  Call begin(PhoneFunction called, ProcessSlot caller, int form) {
    resume(called, caller);
    wide = form == 2;
    world.record(JournalKind.CALL, called.ordinal(), caller.id, -1).flags(form);
    return this;
  }

  /** Takes up a call that was admitted before. */
  Call resume(PhoneFunction called, ProcessSlot caller) {
    function = called;
    process = caller;
    pointersGood = true;
    text = null;
    structure = null;
    app = null;
    phone = null;
    device = null;
    fault = null;
    chosenReplyError = 0;
    return this;
  }

  Call app(int handle) {
    hPhoneApp = handle;
    return word(handle);
  }

  Call phone(int handle) {
    hPhone = handle;
    return word(handle);
  }

  Call deviceId(int dwDeviceID) {
    deviceId = dwDeviceID;
    return word(dwDeviceID);
  }

  Call id(int dwID) {
    id = dwID;
    return word(dwID);
  }

  Call hookSwitch(int devices) {
    hookSwitchDevs = devices;
    return word(devices);
  }

  Call mode(int value) {
    mode = value;
    return word(value);
  }

  Call position(int dwRow, int dwColumn) {
    row = dwRow;
    column = dwColumn;
    return word(dwRow).word(dwColumn);
  }

  Call privilege(int dwPrivilege) {
    privilege = dwPrivilege;
    return word(dwPrivilege);
  }

  Call apiVersion(int version) {
    apiVersion = version;
    return word(version);
  }

  Call highVersion(int version) {
    highVersion = version;
    return word(version);
  }

  Call extVersion(int version) {
    extVersion = version;
    return word(version);
  }

  Call masks(int states, int modes, int downOrUp) {
    phoneStates = states;
    buttonModes = modes;
    buttonStates = downOrUp;
    return word(states).word(modes).word(downOrUp);
  }

  /** An argument that only the function itself looks at. */
  Call word(int value) {
    world.tape.word(value);
    return this;
  }

  /** A pointer-sized argument that only the function itself looks at. */
  Call wide(long value) {
    world.tape.wide(value);
    return this;
  }

  /** Whether the plan or a choice answers the request, so that the phone is not asked. */
  boolean planned() {
    return chosenReplyError != 0 || fault != null && Request.isHiddenFromPhone(fault.kind());
  }

  /** hInstance. */
  Call module(long hInstance) {
    module = hInstance;
    return wide(hInstance);
  }

  Call callback(Object lpfnCallback) {
    hasCallback = lpfnCallback != null;
    return word(hasCallback ? 1 : 0);
  }

  /** A place for a result that must be given. */
  Call out(Object holder) {
    pointersGood &= holder != null;
    return word(holder != null ? 1 : 0);
  }

  /** A place for a value in and out that must be given. */
  Call inOut(Object holder, int value) {
    return out(holder).word(value);
  }

  /** A string that may be missing; {@code required} makes a missing one a bad pointer. */
  Call string(String value, boolean required) {
    text = value;
    pointersGood &= value != null || !required;
    if (value == null) {
      return word(NO_BUFFER);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    world.tape.data(utf8);
    return word(utf8.length);
  }

  /** A buffer of which {@code size} bytes are read; it may be missing when the size is 0 (O-32). */
  Call input(ByteBuffer buffer, int size) {
    boolean good = buffer == null ? size == 0 : size >= 0 && size <= buffer.remaining();
    pointersGood &= good;
    if (good && size > 0) {
      world.tape.data(buffer, buffer.position(), size);
    }
    return word(room(buffer));
  }

  /** A buffer of which up to {@code size} bytes are written; it may be missing when the size is 0 (O-32). */
  Call output(ByteBuffer buffer, int size) {
    pointersGood &= buffer == null ? size == 0 : size >= 0 && size <= buffer.remaining() && !buffer.isReadOnly();
    return word(room(buffer));
  }

  /** A buffer of a fixed size that is written and may be missing. */
  Call optionalOutput(ByteBuffer buffer, int size) {
    pointersGood &= buffer == null || size <= buffer.remaining() && !buffer.isReadOnly();
    return word(room(buffer));
  }

  /** A structure with dwTotalSize that is written. */
  Call outputStructure(ByteBuffer buffer, VarStructView<?> view) {
    pointersGood &= wrap(buffer, view) && !buffer.isReadOnly();
    if (structure != null) {
      world.tape.data(buffer, buffer.position(), HEADER_BYTES);
    }
    return word(room(buffer));
  }

  /** A structure with dwTotalSize that is read. */
  Call inputStructure(ByteBuffer buffer, VarStructView<?> view) {
    pointersGood &= wrap(buffer, view);
    if (buffer != null) {
      boolean measured = structure != null && view.fits();
      world.tape.data(buffer, buffer.position(), measured ? view.dwTotalSize() : buffer.remaining());
    }
    return word(room(buffer));
  }

  /** A dwTotalSize that cannot be read, or that reaches beyond the buffer, is a bad pointer (O-28). */
  private boolean wrap(ByteBuffer buffer, VarStructView<?> view) {
    if (buffer == null || buffer.remaining() < HEADER_BYTES) {
      return false;
    }
    view.wrap(buffer);
    structure = view;
    return view.fits();
  }

  private static int room(ByteBuffer buffer) {
    if (buffer == null) {
      return NO_BUFFER;
    }
    return buffer.isReadOnly() ? NO_BUFFER - 1 - buffer.remaining() : buffer.remaining();
  }
}
