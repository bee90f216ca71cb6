// What FollowTheMoney's own model makes of every entity: entities in, [{caption, properties, wrong}] out.
import { readFileSync } from "node:fs";
import money from "@alephdata/followthemoney";

const model = new money.Model(money.defaultModel);

function read(entity) {
  const wrong = [];
  const schema = model.getSchema(entity.schema);
  if (schema.abstract) wrong.push(`${schema.name} is abstract`);
  const proxy = model.getEntity(entity); // throws where the schema or a property is unknown
  for (const one of [schema, ...schema.getParents()])
    for (const name of one.required) if (!proxy.hasProperty(name)) wrong.push(`${name} is missing`);
  for (const property of proxy.getProperties()) {
    if (property.stub) wrong.push(`${property.qname} may not be set`);
    for (const value of proxy.getProperty(property))
      if (property.type.name === "url" && !URL.canParse(value)) wrong.push(`${property.qname}: ${value} is no address`);
  }
  return { caption: proxy.getCaption(), properties: proxy.getProperties().map((one) => one.name), wrong };
}

const answers = JSON.parse(readFileSync(0, "utf-8")).map((entity) => {
  try {
    return read(entity);
  } catch (error) {
    return { wrong: [error.message] };
  }
});
console.log(JSON.stringify(answers));
