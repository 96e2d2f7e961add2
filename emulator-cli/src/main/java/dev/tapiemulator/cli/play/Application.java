package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application that a scenario initialised, with the messages it got but nobody has asked for yet. */
final class Application {

  private static final int SLOT_MASK = 0xFFFF;

  final TapiProcess process;
  final int mechanism;
  /** The version it declared; what negotiation asks for at most. */
  final int version;
  /** The name given to its handle, or its friendly name. */
  String label;
  int handle;
  long hEvent;
  CompletionPort port;
  boolean running;
  final List<Message> inbox = new ArrayList<>();
  private final Map<Integer, Integer> negotiated = new HashMap<>();

  Application(TapiProcess process, String label, int mechanism, int version) {
    this.process = process;
    this.label = label;
    this.mechanism = mechanism;
    this.version = version;
  }

  /** The callback of the hidden window. */
  void receive(int hDevice, int dwMessage, long dwInstance, long dwParam1, long dwParam2, long dwParam3) {
    inbox.add(new Message(hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3));
  }

  boolean usesWindow() {
    return mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW;
  }

  boolean usesEvent() {
    return mechanism == Tapi.PHONEINITIALIZEEXOPTION_USEEVENT;
  }

  boolean usesPort() {
    return mechanism == Tapi.PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT && port != null;
  }

  /** What journal records about this application have as their subject: the slot of its handle. */
  int subject() {
    return handle & SLOT_MASK;
  }

  /** Whether journal records with that subject are about this application. */
  boolean isSubject(int subject) {
    return running && subject() == subject;
  }

  /** What it last negotiated for a phone, or null. */
  Integer negotiated(int deviceId) {
    return negotiated.get(deviceId);
  }

  void negotiated(int deviceId, int apiVersion) {
    negotiated.put(deviceId, apiVersion);
  }
}
