package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;

/** An emulator with a number of phones, all of them opened by one application that owns them. */
final class OpenPhones implements AutoCloseable {

  final Emulator emulator;
  final Caller caller;
  private final AnsweringPhone[] phones;
  private final int[] handles;

  private OpenPhones(EmulatorConfig.Builder config, AnsweringPhone[] models) {
    phones = models;
    for (AnsweringPhone phone : phones) {
      config.phone(phone);
    }
    emulator = Emulator.create(config.build());
    caller = new Caller(emulator, "owner");
    handles = new int[phones.length];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = caller.opens(i, PHONEPRIVILEGE_OWNER);
    }
  }

  /** So many new phones, open, on an emulator that is otherwise configured like this. */
  static OpenPhones of(int count, EmulatorConfig.Builder config) {
    return of(models(count), config);
  }

  /** These phones, open. */
  static OpenPhones of(AnsweringPhone[] models, EmulatorConfig.Builder config) {
    return new OpenPhones(config, models);
  }

  static AnsweringPhone[] models(int count) {
    AnsweringPhone[] models = new AnsweringPhone[count];
    for (int i = 0; i < count; i++) {
      models[i] = new AnsweringPhone().withRoomFor(1);
    }
    return models;
  }

  int count() {
    return handles.length;
  }

  int handle(int deviceId) {
    return handles[deviceId];
  }

  AnsweringPhone phone(int deviceId) {
    return phones[deviceId];
  }

  /** Sends a phone so many orders that it does not answer; later ones are answered again. */
  void leaveOutstanding(int deviceId, int requests) {
    phones[deviceId].answers(false);
    for (int i = 0; i < requests; i++) {
      caller.sends(handles[deviceId]);
    }
    phones[deviceId].answers(true);
  }

  /** Leaves so many orders outstanding on each phone from that device id on. */
  void leaveOutstandingOnEach(int firstDeviceId, int requests) {
    for (int i = firstDeviceId; i < count(); i++) {
      leaveOutstanding(i, requests);
    }
  }

  /** What this object itself keeps on the heap for the phones, besides the models. */
  long ownBytes() {
    return (long) handles.length * Integer.BYTES;
  }

  @Override
  public void close() {
    emulator.close();
  }
}
