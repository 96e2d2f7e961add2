package dev.tapiemulator.tapi.struct;

import dev.tapiemulator.tapi.Tapi;

/**
 * How an application wants to be notified. Page ns-tapi-phoneinitializeexparams.
 *
 * <p>Two offsets are those for 32-bit and for 64-bit callers.
 *
 * <pre>{@code
 * typedef struct phoneinitializeexparams_tag {
 *   DWORD  dwTotalSize;     //   0  set by the caller
 *   DWORD  dwNeededSize;    //   4
 *   DWORD  dwUsedSize;      //   8
 *   DWORD  dwOptions;       //  12  one PHONEINITIALIZEEXOPTION_
 *   union {
 *     HANDLE hEvent;          //  16  made by TAPI for USEEVENT
 *     HANDLE hCompletionPort; //  16  the application's, for USECOMPLETIONPORT
 *   } Handles;
 *   DWORD  dwCompletionKey; //  20/24  4 bytes for 64-bit callers, too
 * } PHONEINITIALIZEEXPARAMS;
 * }</pre>
 */
public final class PhoneInitializeExParams extends VarStructView<PhoneInitializeExParams> {

  private static final LayoutDeclaration STRUCT =
      LayoutDeclaration.of("PHONEINITIALIZEEXPARAMS", Tapi.TAPI_VERSION_2_0).header();

  public static final StructField OPTIONS = STRUCT.dword("dwOptions", 12);
  private static final StructField HANDLES = STRUCT.pointerSized("Handles", 16, 16);
  public static final StructField EVENT = STRUCT.alternative(HANDLES, "Handles.hEvent");
  public static final StructField COMPLETION_PORT = STRUCT.alternative(HANDLES, "Handles.hCompletionPort");
  public static final StructField COMPLETION_KEY = STRUCT.dword("dwCompletionKey", 20, 24);

  public static final StructLayout LAYOUT = STRUCT.end();

  /** For 64-bit callers. */
  public PhoneInitializeExParams() {
    this(PointerWidth.BITS_64);
  }

  public PhoneInitializeExParams(PointerWidth width) {
    super(LAYOUT, width);
  }

  /** Size in bytes, the same in all API versions. */
  public static int fixedSize(PointerWidth width) {
    return LAYOUT.size(width);
  }

  @Override
  PhoneInitializeExParams self() {
    return this;
  }

  public int dwOptions() { return getInt(OPTIONS); }
  public PhoneInitializeExParams dwOptions(int value) { return putInt(OPTIONS, value); }

  public long hEvent() { return get(EVENT); }
  public PhoneInitializeExParams hEvent(long value) { return putPointer(EVENT, value); }

  public long hCompletionPort() { return get(COMPLETION_PORT); }
  public PhoneInitializeExParams hCompletionPort(long value) { return putPointer(COMPLETION_PORT, value); }

  public int dwCompletionKey() { return getInt(COMPLETION_KEY); }
  public PhoneInitializeExParams dwCompletionKey(int value) { return putInt(COMPLETION_KEY, value); }
}
