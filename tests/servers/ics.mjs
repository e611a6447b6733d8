// Reads an iCalendar text from standard input with a parser that is none of ours and prints what it understood, as JSON.
import ICAL from "ical.js";

let text = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  text += chunk;
}

const calendar = new ICAL.Component(ICAL.parse(text));
console.log(JSON.stringify({
  method: calendar.getFirstPropertyValue("method"),
  version: calendar.getFirstPropertyValue("version"),
  events: calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component, { strictExceptions: true });
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isDate: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      organizer: event.organizer,
      status: component.getFirstPropertyValue("status"),
      url: component.getFirstPropertyValue("url"),
    };
  }),
}));
