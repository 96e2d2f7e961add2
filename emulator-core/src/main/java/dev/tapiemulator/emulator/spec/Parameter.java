package dev.tapiemulator.emulator.spec;

/**
 * A parameter of a function, by its C name, and how a call record keeps it.
 *
 * @param name the name in tapi.h
 * @param type how it is passed and recorded
 */
public record Parameter(String name, Type type) {

  /** How a parameter is passed; {@link #words} DWORDs of the call record hold it. */
  public enum Type {
    /** A DWORD passed by value: 1 word. */
    DWORD(1),
    /** HPHONE or HPHONEAPP: 1 word. */
    HANDLE(1),
    /** A pointer-sized value: 2 words, low first. */
    POINTER_SIZED(2),
    /** A callback: 1 word, 1 when given, 0 for NULL. */
    CALLBACK(1),
    /** A string: 1 word, its length in UTF-8 bytes at the start of the record's data, -1 for NULL. */
    STRING(1),
    /** A place for a result: 1 word, 1 when given, 0 for NULL. */
    OUT(1),
    /** A place for a value in and out: 2 words, the first as for OUT, the second the value passed in. */
    IN_OUT(2),
    /**
     * A buffer that is read: 1 word, the room in bytes, -1 for NULL, -2 - room when it is read-only; the bytes read
     * are in the record's data.
     */
    BUFFER_IN(1),
    /**
     * A buffer that is written: 1 word as for BUFFER_IN, or -2 - room when it is read-only; a structure's dwTotalSize
     * is in the data.
     */
    BUFFER_OUT(1);

    private final int words;

    Type(int words) {
      this.words = words;
    }

    /** How many DWORDs of a call record the parameter takes. */
    public int words() {
      return words;
    }
  }
}
