//! Recognises the labels of dates, and removes what is left of a date at the end of a byline.

#[cfg(feature = "pages")]
use crate::article::Text;
use crate::text::lowercase::Lowercase;
#[cfg(feature = "pages")]
use crate::text::trim::trim_end;

/// Words of a date's label. Those longer than three characters also match as prefixes.
const LABELS: &str = "publi|post|updat|upd|modif|last|first|on|at|am|um|und|and|date|created|time|issued|edit|uhr|h|by|\
    aktualisiert|geändert|veröffentlicht|erstellt|stand|zuletzt|vom|der|den|le|la|à|mis|mise|jour|il|el|las|a|em|às|alle|ore|del|\
    actualiz|atualiz|aggiorn|pubblic|bijgewerkt|gepubliceerd|om|op|kl|den|publicer|uppdater|oppdater|opdater|julkaistu|päivitetty|\
    обновлено|опубликовано|дата|data|опубліковано|güncelle|yayın|oluşturulma|tarihi|giriş|입력|수정|등록|승인|최종|cập|nhật|更新|发布|发表|發布|公開|配信|نشر|تحديث|عدّل|פורסם|עודכן|प्रकाशित|अपडेट|\
    min|read|reading|lesezeit|lesedauer|minuten|minutes|minuti|minutos|lecture|lectura|lettura|leitura|tempo|temps|leestijd|\
    lästid|lesetid|læsetid|est|edt|gmt|utc|cet|cest|ist|bst|pst|pdt|\
    par|por|door|przez";
/// Words before the time of publication, which begin lines within the body and end bylines.
#[cfg(feature = "pages")]
pub(super) const LATE: &str = "published|first published|originally published|posted|updated|last updated|last modified|publish date|veröffentlicht|\
    zuletzt aktualisiert|aktualisiert|publiziert|erstellt|erschienen|stand:|publié|mis à jour|mise à jour|première publication|publicado|\
    actualizado|última actualización|pubblicato|aggiornato|ultimo aggiornamento|atualizado|gepubliceerd|bijgewerkt|laatst bijgewerkt|publicerad|\
    uppdaterad|publisert|oppdatert|udgivet|opdateret|julkaistu|päivitetty|opublikowano|aktualizacja|publikováno|aktualizováno|megjelent|frissítve|\
    publicat|actualizat|опубликовано|обновлено|опубліковано|оновлено|yayınlanma|güncelleme|diterbitkan|diperbarui|기사입력|입력|수정|公開日|更新日|发布时间|更新时间";
/// The fewest digits of a number of readers, with the signs between them.
#[cfg(feature = "pages")]
const SHORTEST_COUNT: usize = 4;

/// Whether all words of a text belong to a date's label.
pub(super) fn is_label(text: &str) -> bool {
    let lower = text.to_lower();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| {
        LABELS.split('|').any(|label| word == label || (label.chars().count() > 3 && word.starts_with(label)))
    })
}

/// Removes a number of readers, a date in figures, and the label of a date, at the end of a byline.
///
/// ```text
/// By Ada Quill | 1,209       By Ada Quill posted       By Ada QuillUpdated
/// ```
#[cfg(feature = "pages")]
pub(super) fn trim_counts(line: &mut Text) {
    while line.last().is_some_and(|run| run.text.trim().is_empty()) {
        line.pop();
    }
    let Some(last) = line.last_mut() else { return };
    let text = &last.text;
    let names =
        text.rsplit_once('|').filter(|(_, count)| count.contains(char::is_numeric)).map_or(&**text, |(names, _)| names);
    let names = trim_end(names, |c| c.is_whitespace() || c == '|');
    let bare = trim_end(names, |c| c.is_numeric() || matches!(c, ',' | '.'));
    let is_count = names.len() - bare.len() >= SHORTEST_COUNT && bare.ends_with(char::is_whitespace);
    let names = if is_count { bare.trim_end() } else { names };
    let is_end = |label: &&str| {
        let (before, end) = names.split_at_checked(names.len().saturating_sub(label.len())).unwrap_or_default();
        end.to_lower() == **label && (before.ends_with(char::is_whitespace) || end.starts_with(char::is_uppercase))
    };
    let label = LATE.split('|').filter(is_end).map(str::len).max().unwrap_or_default();
    last.text.truncate(names.len() - label);
}
