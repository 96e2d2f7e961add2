package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.EventHandle;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import java.util.Set;
import java.util.TreeSet;

/** One registration in a random run, as its program sees it. */
final class Client {

  /** A process and what the oracle calls it. */
  record Home(TapiProcess process, Facts.OfProcess facts) {

    Tapi32 tapi() {
      return process.tapi();
    }
  }

  final Home home;
  final int version;
  /** The "device/version" pairs it has negotiated. */
  final Set<String> negotiated = new TreeSet<>();
  Facts.OfApplication facts;
  EventHandle event;
  CompletionPort port;
  int completionKey;
  /** What it does in its next callback, or nothing. */
  Runnable armed = () -> {};

  Client(Home home, int version) {
    this.home = home;
    this.version = version;
  }
}
