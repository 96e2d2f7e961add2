package dev.tapiemulator.emulator;

/**
 * An application's callback under the hidden window; it may call any function, phoneClose and phoneShutdown included
 * (A:nc-tapi-phonecallback, O-27).
 */
@FunctionalInterface
public interface PhoneCallback {

  /** A message, given while the application pumps its {@link MessageLoop}. */
  void phoneCallback(int hDevice, int dwMessage, long dwInstance, long dwParam1, long dwParam2, long dwParam3);
}
