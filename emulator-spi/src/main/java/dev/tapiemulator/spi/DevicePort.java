package dev.tapiemulator.spi;

/**
 * What an open phone reports to TAPI, and how it gets hold of virtual time. A port belongs to one open session: it is
 * handed to {@link PhoneDeviceModel#open} and dies, with its timers, when the phone closes.
 *
 * <p>Completions are recorded at once. Events reported while the emulator is inside a call to the model are passed on,
 * in order, when that call returns; so are forced close and removal.
 */
public interface DevicePort {

  /** For {@code causeRequestId}: nobody asked for it, the phone changed by itself. */
  int SPONTANEOUS = 0;

  /** Reports the one completion of an accepted request: 0 or a negative code (S:nc-tspi-async_completion). */
  void complete(int requestId, int result);

  /**
   * Reports a status change as PHONESTATE_ bits. {@code detail} belongs to the one bit among them that has a detail
   * (lamp id, ring mode, hookswitch mode). {@code causeRequestId} names the request that made the change; {@code
   * differs} tells whether the value is another than before. Suspension, connection, capabilities and removal have
   * reports of their own.
   */
  void changed(int phoneStates, int detail, int causeRequestId, boolean differs);

  /** Reports that the content of a declared data area changed (W:data-areas, O-29). */
  void dataAreaChanged(int dataId, int causeRequestId);

  /** Reports a button as PHONEBUTTONMODE_ and PHONEBUTTONSTATE_; every down is owed an up (W:phone-button). */
  void button(int buttonLampId, int buttonMode, int buttonState);

  /** Reports PHONE_DEVSPECIFIC with three vendor-defined values. */
  void devSpecific(long param1, long param2, long param3);

  /** The switch takes the phone, for a while, away from TAPI (PHONESTATE_SUSPEND). */
  void suspend();

  /** The switch gives the phone back (PHONESTATE_RESUME). */
  void resume();

  /** The link between the phone and TAPI breaks (PHONESTATE_DISCONNECTED). */
  void disconnect();

  /** The link between the phone and TAPI is made again (PHONESTATE_CONNECTED). */
  void connect();

  /** The description changed: it is asked for anew and PHONESTATE_CAPSCHANGE is sent. */
  void capabilitiesChanged();

  /** Closes the phone for every application; everything owed must have been completed before (W:phone-close). */
  void forceClose();

  /** Removes the phone for good; everything owed must have been completed before (W:phone-remove). */
  void remove();

  /**
   * Calls {@link PhoneDeviceModel#timer} with the token after that much virtual time; 0 is the next moment, not now.
   */
  void startTimer(long delayMillis, int token);

  /**
   * How long the phone takes this time where it ordinarily takes so long: a choice, so that runs can differ in timing.
   */
  long latencyMillis(long ordinaryMillis);

  /** Virtual time since the emulator was created. */
  long nowMillis();

  /** Writes a line into the journal, for whoever reads what the phone made of its orders. */
  void note(String text);
}
