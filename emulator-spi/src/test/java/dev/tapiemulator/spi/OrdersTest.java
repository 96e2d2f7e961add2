package dev.tapiemulator.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** How orders are used again. */
final class OrdersTest {

  private final Orders orders = new Orders();

  private Order owed(int requestId) {
    Order order = orders.blank().of(Order.Kind.LAMP, requestId, 0, 0);
    orders.owe(order);
    return order;
  }

  @Test
  void settle_leavesTheOthersInOrderOfRequest() {
    Order first = owed(1);
    Order second = owed(2);
    Order third = owed(3);
    orders.settle(second);
    assertEquals(first, orders.oldest());
    assertEquals(third, first.next);
    orders.settle(first);
    orders.settle(third);
    assertNull(orders.oldest());
    assertNull(orders.byRequest(3));
  }

  @Test
  void settle_keepsTheTokenOfARunningTimerFromBeingUsedAgain() {
    Order waiting = owed(1);
    orders.settle(waiting);
    assertNotEquals(waiting.token, owed(2).token);
    assertNull(orders.timerFired(waiting.token));
    assertEquals(waiting.token, owed(3).token);
  }

  @Test
  void clear_makesEveryOrderUsableAgain() {
    orders.settle(owed(1));
    Order second = owed(2);
    orders.clear();
    assertNull(orders.oldest());
    assertEquals(0, owed(3).token);
    assertEquals(second.token, owed(4).token);
  }
}
