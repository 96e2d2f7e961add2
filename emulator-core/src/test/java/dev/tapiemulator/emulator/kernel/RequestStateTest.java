package dev.tapiemulator.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a request, cell by cell: the table is the contract, "-" is an event that cannot happen in that state. */
class RequestStateTest {

  private static final String TABLE = """
      state      | COMPLETE | RETURN  | REFUSE  | FETCH   | CLOSE
      SUBMITTING | DUE      | PENDING | SETTLED | -       | -
      DUE        | -        | QUEUED  | -       | -       | -
      PENDING    | QUEUED   | -       | -       | -       | SUPPRESSED
      QUEUED     | -        | -       | -       | SETTLED | SETTLED
      SUPPRESSED | SETTLED  | -       | -       | -       | -
      SETTLED    | -        | -       | -       | -       | -
      """;

  private record Cell(RequestState state, RequestEvent event, RequestState after) {}

  @Test
  void table_hasEveryStateAndEveryEvent() {
    List<String[]> rows = rows();

    assertEquals(names(RequestEvent.values()), List.of(rows.get(0)).subList(1, rows.get(0).length));
    assertEquals(names(RequestState.values()), rows.subList(1, rows.size()).stream().map(row -> row[0]).toList());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void after_isWhatTheCellSays(Cell cell) {
    assertEquals(cell.after, cell.state.after(cell.event));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void requestTable_movesARequestAsTheCellSaysOrNotAtAll(Cell cell) {
    World world = new World(EmulatorConfig.builder().build(), null);
    Request request = requestOf(world);
    int id = request.id;
    request.moveTo(cell.state);
    if (cell.after == null) {
      assertThrows(AssertionError.class, () -> world.requests.on(request, cell.event, 0));
      assertEquals(cell.state, request.state());
      assertSame(request, world.requests.find(id));
    } else {
      world.requests.on(request, cell.event, 0);
      assertEquals(cell.after, request.state());
      Request kept = cell.after == RequestState.SETTLED ? null : request;
      assertSame(kept, world.requests.find(id), "a settled request is forgotten");
    }
  }

  @Test
  void isOwed_fromTheCallToTheCompletion() {
    assertEquals(
        List.of(RequestState.SUBMITTING, RequestState.PENDING, RequestState.SUPPRESSED),
        Arrays.stream(RequestState.values()).filter(RequestState::isOwed).toList());
  }

  @Test
  void everyWay_completesAtMostOnceAndIsFetchedAtMostOnce() {
    List<List<RequestEvent>> ways = new ArrayList<>();
    walk(RequestState.SUBMITTING, new ArrayList<>(), ways);

    assertEquals("""
        [COMPLETE, RETURN, FETCH]
        [COMPLETE, RETURN, CLOSE]
        [RETURN, COMPLETE, FETCH]
        [RETURN, COMPLETE, CLOSE]
        [RETURN, CLOSE, COMPLETE]
        [REFUSE]
        """, String.join("\n", ways.stream().map(List::toString).toList()) + "\n");
  }

  private static void walk(RequestState state, List<RequestEvent> past, List<List<RequestEvent>> ways) {
    if (state == RequestState.SETTLED) {
      ways.add(List.copyOf(past));
    }
    for (RequestEvent event : RequestEvent.values()) {
      RequestState next = state.after(event);
      if (next != null) {
        past.add(event);
        walk(next, past, ways);
        past.remove(past.size() - 1);
      }
    }
  }

  private static Request requestOf(World world) {
    PhoneDeviceModel model = new EchoPhone();
    OpenPhone phone = new OpenPhone();
    phone.app = new Application();
    phone.app.process = new ProcessSlot(1, "test", PointerWidth.BITS_64, TextForm.W);
    phone.device = new DeviceSlot(0, 0, model, model.describe());
    return world.requests.open(PhoneFunction.PHONE_SET_DATA, phone);
  }

  private static Stream<Cell> cells() {
    List<String[]> rows = rows();
    return rows.stream().skip(1).flatMap(row -> Stream.of(RequestEvent.values()).map(event -> {
      String after = row[1 + event.ordinal()];
      return new Cell(RequestState.valueOf(row[0]), event, after.equals("-") ? null : RequestState.valueOf(after));
    }));
  }

  private static List<String[]> rows() {
    return TABLE.lines().map(line -> line.split(" *\\| *")).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
