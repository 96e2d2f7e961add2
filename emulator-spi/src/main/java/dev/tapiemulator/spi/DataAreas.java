package dev.tapiemulator.spi;

import java.util.Arrays;
import java.util.SortedMap;

/** The data areas of one direction, found by id without boxing it, since every request looks for its area. */
final class DataAreas {

  private final int[] ids;
  private final DataArea[] areas;

  /** The areas by their ids, which ascend. */
  DataAreas(SortedMap<Integer, DataArea> byId) {
    areas = byId.values().toArray(DataArea[]::new);
    ids = new int[areas.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = areas[i].dataId();
    }
  }

  /** The area with that id, or null. */
  DataArea find(int dataId) {
    int i = Arrays.binarySearch(ids, dataId);
    return i < 0 ? null : areas[i];
  }
}
