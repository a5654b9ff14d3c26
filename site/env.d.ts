/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** How much the page may show; set for tool pages. */
    room: import('./lib/room.ts').Room;
  }
}
