package dev.tapiemulator.spi;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A declared data area of a phone: where phoneSetData downloads to, or phoneGetData uploads from. Download and upload
 * areas are numbered separately (C-91).
 *
 * @param dataId the data id, from 0
 * @param direction who the bytes go to
 * @param name a short name for lists
 * @param meaning what the bytes mean to the phone, one sentence
 * @param sizeBytes the most bytes that are transferred
 * @param download what a download does; null for an upload area
 * @param upload where an upload comes from; null for a download area
 */
public record DataArea(
    int dataId, Direction direction, String name, String meaning, int sizeBytes, Download download, Upload upload) {

  /** Seen from the application, as in the function names. */
  public enum Direction {
    /** phoneSetData: from the application to the phone. */
    DOWNLOAD,
    /** phoneGetData: from the phone to the application. */
    UPLOAD
  }

  /** What the phone makes of downloaded bytes: those between position and limit, little-endian; both may be moved. */
  @FunctionalInterface
  public interface Download {
    /**
     * Carries the command out when its turn comes; returns the request's result: 0 or a negative code, which changes
     * nothing.
     */
    int receive(ByteBuffer payload);

    /**
     * Looks at the bytes while the application's call is still running: 0, or a negative code that refuses them at
     * once.
     */
    default int check(ByteBuffer payload) {
      return 0;
    }
  }

  /** Where uploaded bytes come from. */
  @FunctionalInterface
  public interface Upload {
    /** The area's present content. */
    byte[] content();
  }

  public DataArea {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(meaning, "meaning");
    if (dataId < 0 || sizeBytes < 0) {
      throw new IllegalArgumentException("data area " + name + ": id and size must not be negative");
    }
    boolean isDownload = direction == Direction.DOWNLOAD;
    if (isDownload != (download != null) || isDownload != (upload == null)) {
      throw new IllegalArgumentException("data area " + name + ": needs the one handler of its direction");
    }
  }

  /** A download area whose meaning is told by its name. */
  public static DataArea download(int dataId, String name, int sizeBytes, Download handler) {
    return new DataArea(dataId, Direction.DOWNLOAD, name, "", sizeBytes, handler, null);
  }

  /** An upload area whose meaning is told by its name. */
  public static DataArea upload(int dataId, String name, int sizeBytes, Upload handler) {
    return new DataArea(dataId, Direction.UPLOAD, name, "", sizeBytes, null, handler);
  }

  /** The same area with a sentence on what its bytes mean. */
  public DataArea meaning(String sentence) {
    return new DataArea(dataId, direction, name, sentence, sizeBytes, download, upload);
  }
}
