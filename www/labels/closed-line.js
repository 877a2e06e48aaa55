// @ts-check
// The labels of the closed line in all languages. It is shown before anything is fetched.

/** @type {Record<string, import("./labels.js").Dictionary>} */
export const LINE_LABELS = {
  en: {
    "line.updated": "Updated {time}",
    "line.versions": { one: "{n} version", other: "{n} versions" },
    "line.show": "Show what changed",
    "line.hide": "Hide what changed",
    "line.wait": "Loading the comparison …",
    "line.failed": "The comparison could not be loaded.",
    "line.since": "Changed since you read this {when}",
  },
  de: {
    "line.updated": "Aktualisiert: {time}",
    "line.versions": { one: "{n} Fassung", other: "{n} Fassungen" },
    "line.show": "Änderungen zeigen",
    "line.hide": "Änderungen ausblenden",
    "line.wait": "Der Vergleich wird geladen …",
    "line.failed": "Der Vergleich konnte nicht geladen werden.",
    "line.since": "Geändert, seit Sie dies {when} gelesen haben",
  },
  fr: {
    "line.updated": "Mis à jour : {time}",
    "line.versions": { one: "{n} version", other: "{n} versions" },
    "line.show": "Afficher les modifications",
    "line.hide": "Masquer les modifications",
    "line.wait": "Chargement de la comparaison…",
    "line.failed": "La comparaison n’a pas pu être chargée.",
    "line.since": "Modifié depuis votre lecture ({when})",
  },
  es: {
    "line.updated": "Actualizado: {time}",
    "line.versions": { one: "{n} versión", other: "{n} versiones" },
    "line.show": "Mostrar los cambios",
    "line.hide": "Ocultar los cambios",
    "line.wait": "Cargando la comparación…",
    "line.failed": "No se pudo cargar la comparación.",
    "line.since": "Ha cambiado desde que lo leyó ({when})",
  },
  ar: {
    "line.updated": "آخر تحديث: {time}",
    "line.versions": { one: "نسخة واحدة", two: "نسختان", few: "{n} نسخ", other: "{n} نسخة" },
    "line.show": "إظهار التغييرات",
    "line.hide": "إخفاء التغييرات",
    "line.wait": "جارٍ تحميل المقارنة…",
    "line.failed": "تعذّر تحميل المقارنة.",
    "line.since": "تغيّر منذ قراءتك له ({when})",
  },
  zh: {
    "line.updated": "更新于 {time}",
    "line.versions": "{n} 个版本",
    "line.show": "查看改动",
    "line.hide": "隐藏改动",
    "line.wait": "正在加载比较…",
    "line.failed": "未能加载比较。",
    "line.since": "自您上次阅读（{when}）后有改动",
  },
};
