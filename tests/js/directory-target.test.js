import assert from "node:assert/strict";
import { test } from "node:test";

import { onTarget, placed } from "../../plugins/mkdocs_aruntime/assets/javascripts/directory/target.js";

const RESOLVED = {
  a: {
    "protocols.amqp": { met: "met", value: "supported", why: "Only on Linux (met)" },
    "protocols.mqtt": { met: "not-met", value: "unknown", why: "Only on Windows (not met: Linux)" },
    "protocols.stomp": {
      met: "not-known",
      value: "unknown",
      why: "Only in the mode x",
      question: "Which mode?",
    },
    "protocols.xmpp": { met: "met", value: "partial", why: "Only on Linux (met)" },
  },
};
const FACET = {
  id: "protocols",
  anchor: "protocols",
  label: "Protocols",
  sort: "states",
  mode: "all",
  options: [
    ["amqp", "AMQP"],
    ["mqtt", "MQTT"],
    ["stomp", "STOMP"],
    ["xmpp", "XMPP"],
    ["coap", "CoAP"],
  ],
};

test("on a target what is decided is a yes or not established, and the rest stays", () => {
  const directory = {
    facets: [FACET],
    entries: [
      { id: "a", at: { protocols: "ppppn" } },
      { id: "b", at: { protocols: "pp..y" } },
    ],
    asOf: "",
    related: {},
  };
  const { entries } = onTarget(directory, RESOLVED);
  assert.equal(entries[0].at.protocols, "y?ppn");
  assert.equal(entries[0].onTarget["protocols.amqp"].why, "Only on Linux (met)");
  assert.equal(entries[1], directory.entries[1]);
});

test("an entry on a target has decided values with the reason in place of the condition", () => {
  const claim = (id, more = {}) => ({
    id,
    value: "partial",
    when: { system: ["x"] },
    note: "Mind it.",
    ...more,
  });
  const runtime = {
    id: "a",
    claims: { protocols: [claim("amqp"), claim("mqtt"), claim("stomp"), claim("coap", { when: {} })] },
  };
  const [amqp, mqtt, stomp, coap] = placed(runtime, RESOLVED.a).claims.protocols;
  assert.deepEqual(amqp, { id: "amqp", value: "supported", note: "Only on Linux (met). Mind it." });
  assert.equal(mqtt.value, "unknown");
  assert.deepEqual([stomp, coap], runtime.claims.protocols.slice(2));
  assert.deepEqual(placed(runtime), runtime);
});
