// A program that somebody writes with the generated types: it compiles only if they say what is served.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

declare const process: { argv: string[] };

const client = createClient<paths>({ baseUrl: process.argv[2] });
const { data } = await client.GET("/runtimes/{id}.json", { params: { path: { id: "alpha" } } });
if (data === undefined) throw new Error("no answer");
const claims = Object.values(data.claims).flat();
const quotes = claims.flatMap((claim) => claim.evidence?.map((each) => each.quote) ?? []);
const { data: changes } = await client.GET("/changes.json");
console.log(JSON.stringify({ name: data.name, claims: claims.length, quotes, first: changes?.changes[0]?.runtime }));
