package dev.tapiemulator.spi;

import java.util.Arrays;

/**
 * The orders a phone owes a completion, oldest first. There are as many as the emulator lets be outstanding; they are
 * used again, so that a steady flow of them allocates nothing.
 */
final class Orders {

  private Order[] all = new Order[4];
  private int made;
  private Order spare;
  private Order oldest;
  private Order youngest;

  /** An order to be filled in, which is not owed before {@link #owe}. */
  Order blank() {
    if (spare == null) {
      return make();
    }
    Order order = spare;
    spare = order.next;
    order.next = null;
    return order;
  }

  private Order make() {
    if (made == all.length) {
      all = Arrays.copyOf(all, made * 2);
    }
    all[made] = new Order(made);
    return all[made++];
  }

  /** Takes back an order that is not owed. */
  void discard(Order order) {
    order.clear();
    order.next = spare;
    spare = order;
  }

  /** The order is accepted: a completion is owed. */
  void owe(Order order) {
    order.previous = youngest;
    if (youngest == null) {
      oldest = order;
    } else {
      youngest.next = order;
    }
    youngest = order;
  }

  /** The order is completed. One whose timer still runs is used again only when that timer has fired. */
  void settle(Order order) {
    if (order.previous == null) {
      oldest = order.next;
    } else {
      order.previous.next = order.next;
    }
    if (order.next == null) {
      youngest = order.previous;
    } else {
      order.next.previous = order.previous;
    }
    order.previous = null;
    order.next = null;
    if (order.started) {
      discard(order);
    } else {
      order.clear();
    }
  }

  /** The order whose timer has fired, or null when it was settled before its turn. */
  Order timerFired(int token) {
    Order order = all[token];
    if (order.isFor(0)) {
      discard(order);
      return null;
    }
    return order;
  }

  /** The owed order of a request, or null. */
  Order byRequest(int requestId) {
    Order order = oldest;
    while (order != null && !order.isFor(requestId)) {
      order = order.next;
    }
    return order;
  }

  /** The owed order that was accepted first, or null when nothing is owed. */
  Order oldest() {
    return oldest;
  }

  /** Forgets every order, timers included: they have died with their session. */
  void clear() {
    oldest = null;
    youngest = null;
    spare = null;
    for (int token = made - 1; token >= 0; token--) {
      all[token].previous = null;
      discard(all[token]);
    }
  }

  void addTo(StateHash hash) {
    for (Order order = oldest; order != null; order = order.next) {
      order.addTo(hash);
    }
  }
}
