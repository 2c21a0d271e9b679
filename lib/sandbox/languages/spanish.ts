import type { Language } from "./language";

const same = (names: string): [string, string][] =>
  names.split(" ").map((name) => [
    name,
    name
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z]/g, ""),
  ]);

export const spanish: Language = {
  code: "es",
  locale: "es-ES",
  currency: "EUR",
  moneyScale: 0.9,
  firstNames: same(
    "Lucía Mateo Sofía Hugo Valentina Martín Camila Pablo Carmen Javier Elena Diego Marta Álvaro Ximena Andrés Rocío Joaquín Begoña Iker",
  ),
  lastNames: same(
    "García Rodríguez Fernández López Martínez Sánchez Pérez Gómez Ruiz Hernández Jiménez Muñoz Álvarez Romero Navarro Domínguez Ibáñez Peña",
  ),
  phonePrefix: "+34",
  cities: [
    "Madrid",
    "Barcelona",
    "Sevilla",
    "Valencia",
    "Bilbao",
    "Málaga",
    "Bogotá",
    "Ciudad de México",
    "Lima",
    "Buenos Aires",
    "Lisboa",
    "Roma",
  ],
  merchants: [
    "Mercadona",
    "Zapatería Nuño",
    "Gasolinera El Cruce",
    "Librería Cervantes",
    "Cabify",
    "Farmacia Sol",
    "TecnoHogar",
    "Bar La Peña",
  ],
  hotels: [
    "Hotel Alhambra Real",
    "Posada del Mar",
    "Gran Vía Suites",
    "Hostal Los Olivos",
    "Parador de la Sierra",
  ],
  phrases: {
    greeting: [
      "¡Hola, {name}! Soy el asistente virtual de {brand}. ¿En qué puedo ayudarte?",
      "Bienvenido a {brand}. ¿Qué necesitas hoy?",
      "¡Hola de nuevo! Cuéntame, ¿qué quieres hacer?",
    ],
    notUnderstood: [
      "Lo siento, no te he entendido. ¿Puedes decirlo de otra forma?",
      "Perdona, no estoy seguro de lo que necesitas. Prueba con algo como «{hint}».",
      "Todavía estoy aprendiendo y no he encontrado una respuesta para eso.",
    ],
    gibberish: [
      "eso no es lo que pregunté",
      "¿¿??",
      "lo mismo de ayer",
      "jajaja no",
      "me lo dijo mi vecina",
      "q pasa con lo mio",
      "ese no, el otro",
      "👍",
    ],
    noInput: ["No he oído nada. ¿Sigue ahí?", "Disculpe, no le he oído. ¿Puede repetirlo?"],
    closing:
      "Voy a cerrar nuestra conversación porque no he recibido respuesta. Podemos empezar de nuevo cuando quieras.",
    handover: [
      "Te paso con un compañero que puede ayudarte. Un momento, por favor.",
      "Voy a transferirte con un agente. No cierres el chat.",
    ],
    queue: ["Eres el número {queue} de la cola. Tiempo de espera estimado: {wait} minutos."],
    agentHello: [
      "Hola, {name}, soy {agent} de {brand}. Ya he leído la conversación, deme un momento.",
      "Buenas, le atiende {agent}. Gracias por esperar.",
    ],
    agentWait: ["Un momento, lo estoy comprobando.", "Gracias por su paciencia, sigo mirando."],
    agentBye: ["¿Puedo ayudarle en algo más?", "Gracias por contactar con {brand}. ¡Que tenga un buen día!"],
    joined: "{agent} se ha unido a la conversación.",
    left: "{agent} ha abandonado la conversación.",
    callback: ["Ahora mismo no hay agentes disponibles. Le llamaremos mañana al {phoneMasked}."],
    letter: ["Hola, {}:", "Un saludo"],
    hints: { bank: "ver mi saldo", travel: "cambiar mi vuelo" },
  },
};
