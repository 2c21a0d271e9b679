import "server-only";
import { type Sample, type Say, templateSample } from "./sample";

const picture = (name: string) => `https://pictures.example/${name}.png?key=k3y`;
const post = (title: string, payload: string) => ({ type: "postback", title, payload });
const link = (title: string, url: string) => ({ type: "web_url", title, url });

const listItem = (say: Say, name: string) => ({
  title: say(`${name} Mueller`),
  description: say(`${name} lives in Bern`),
  icon: picture("person"),
  headerOptions: [{ type: "text", value: say(`${name}: 3 visits`), contentStyles: { color: "#16a34a" } }],
  textInformation: [{ title: say(`${name} calls at noon`), icon: picture("clock") }],
  buttons: [post(say(`Call ${name}`), `machine-call-${name}`)],
  isCollapsed: true,
  view: "machine-view",
});

/** Lists and cards of kore-contract 5. */
export const lists: Sample[] = [
  templateSample("list", (say) => ({
    text: say("Two flats are free"),
    elements: [
      {
        title: say("Flat by the lake"),
        subtitle: say("2 rooms, 54 m²"),
        image_url: picture("lake"),
        default_action: link(say("See the flat"), "https://flats.example/lake"),
        buttons: [post(say("Book the lake"), "machine-book-1")],
      },
      { title: say("Flat in town"), subtitle: say("1 room"), image_url: picture("town") },
    ],
    buttons: [post(say("More flats"), "machine-more")],
  })),
  templateSample("listView", (say) => ({
    text: say("Your last payments"),
    heading: say("Payments"),
    seeMore: true,
    moreCount: 2,
    elements: [
      {
        title: say("Bakery"),
        subtitle: say("5 January"),
        value: say("CHF 12.40"),
        image_url: picture("bread"),
        default_action: post(say("Bakery details"), "machine-bakery"),
      },
    ],
    buttons: [post(say("All payments"), "machine-all")],
    moreData: {
      [say("Earlier")]: [{ title: say("Cinema"), subtitle: say("2 January"), value: say("CHF 19") }],
    },
  })),
  templateSample("listWidget", (say) => ({
    title: say("Your meetings"),
    description: say("Of the coming week"),
    headerOptions: { type: "text", text: say("4 of 9") },
    elements: [
      {
        title: say("Budget round"),
        subtitle: say("Room Säntis"),
        image: { image_type: "image", image_src: picture("room"), radius: 10, size: "medium" },
        value: { type: "text", text: say("09:30"), layout: { align: "center", colSize: "25%" } },
        details: [{ image: picture("info"), description: say("Bring the figures") }],
        default_action: post(say("Open the budget round"), "machine-open"),
        buttons: [
          {
            ...post(say("Decline"), "machine-no"),
            utterance: "machine-utterance",
            image: { image_src: picture("no") },
          },
        ],
        buttonsLayout: { displayLimit: { count: "3" }, style: "float" },
      },
    ],
  })),
  templateSample("tableList", (say) => ({
    title: say("Cards on your account"),
    description: say("All of them work abroad"),
    headerOptions: { type: "text", text: say("2 cards") },
    elements: [
      {
        sectionHeader: say("Debit cards"),
        sectionHeaderDesc: say("Paid at once"),
        rowItems: [
          {
            title: {
              image: { image_type: "image", image_src: picture("card"), radius: 10 },
              type: "text",
              text: { title: say("Visa Debit"), subtitle: say("ends in 4821") },
              rowColor: "#1d4ed8",
            },
            value: {
              type: "text",
              text: say("CHF 120.55"),
              layout: { align: "left", colSize: "25%", color: "#b91c1c" },
            },
            default_action: post(say("Visa details"), "machine-visa"),
            bgcolor: "#f8fafc",
          },
          {
            title: {
              type: "url",
              url: {
                link: "https://cards.example/gold",
                title: say("Gold card"),
                subtitle: say("ends in 7710"),
              },
            },
            value: {
              type: "url",
              url: { link: "https://cards.example/gold/bill", title: say("See the bill") },
            },
            bgcolor: "rgb(248, 250, 252)",
          },
        ],
      },
    ],
  })),
  templateSample("carousel", (say) => ({
    carousel_type: "stacked",
    elements: [
      {
        title: say("Lisbon"),
        subtitle: say("3 nights"),
        subtext: say("Breakfast is included"),
        image_url: picture("lisbon"),
        default_action: link(say("About Lisbon"), "https://trips.example/lisbon"),
        buttons: [post(say("Book Lisbon"), "machine-lisbon")],
      },
    ],
  })),
  templateSample("advancedListTemplate", (say) => ({
    title: say("Patients of today"),
    description: say("Sorted by hour"),
    listViewType: "nav",
    isSearchEnabled: true,
    listItems: [listItem(say, "Ana"), listItem(say, "Ben")],
  })),
  templateSample("advancedMultiListTemplate", (say) => ({
    title: say("Both surgeries"),
    elements: [
      { title: say("Surgery north"), listViewType: "button", listItems: [listItem(say, "Cleo")] },
      { title: say("Surgery south"), listViewType: "button", listItems: [listItem(say, "Dan")] },
    ],
  })),
  templateSample("cardTemplate", (say) => ({
    cards: [
      {
        cardHeading: {
          title: say("Trip to Rome"),
          description: say("Confirmed on Monday"),
          icon: picture("rome"),
          headerStyles: { color: "#0f172a" },
        },
        cardDescription: [{ title: say("2 nights in Trastevere"), icon: picture("bed") }],
        cardContentStyles: { border: "1px solid #e2e8f0" },
        buttons: [
          { ...post(say("Cancel the trip"), "machine-cancel"), buttonStyles: { background: "#4338ca" } },
        ],
        type: "action",
        default_action: link(say("Trip details"), "https://trips.example/rome"),
      },
    ],
  })),
  templateSample("articleTemplate", (say) => ({
    elements: [
      {
        title: say("How to reset a password"),
        description: say("In four steps"),
        icon: picture("article"),
        button: { type: "url", title: say("Read on"), url: "https://help.example/reset" },
        createdOn: say("Created 2 Jan 2026"),
        updatedOn: say("Updated 4 Jan 2026"),
      },
    ],
    showmore: true,
    displayLimit: 1,
  })),
  templateSample("checkListTemplate", (say) => ({
    title: say("Your onboarding"),
    displayLimit: 3,
    showMore: true,
    elements: [
      {
        title: say("Papers"),
        taskProgress: say("70%"),
        subInformation: [{ title: say("Owner"), value: say("Ana Lee") }],
        subElements: [
          {
            title: say("Contract"),
            values: [{ title: say("Signed by both"), icon: picture("ok"), value: say("on Friday") }],
            rightContent: {
              icon: picture("go"),
              default_action: post(say("Open the contract"), "machine-contract"),
            },
          },
        ],
        progressStyles: { background: "#4338ca" },
      },
    ],
  })),
  templateSample("default_card_template", (say) => ({
    title: say("Two offers"),
    cards: [
      {
        title: say("Basic"),
        description: say("For one person"),
        buttons: [post(say("Take basic"), "machine-basic")],
      },
    ],
  })),
];
