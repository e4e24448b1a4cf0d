// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/line_editor.h"

#include "app/widgets/field_errors.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/odds_edit.h"
#include "app/widgets/start_edit.h"
#include "app/widgets/suggest_edit.h"
#include "app/widgets/theme.h"
#include "app/widgets/theme_icon.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

[[nodiscard]] QStringList
offerTexts(const QList<domain::CatalogLine>& offers, const QString& category)
{
    QStringList texts;
    for (const domain::CatalogLine& offer : offers) {
        if (category.isEmpty() || offer.category.compare(category, Qt::CaseInsensitive) == 0)
            texts.append(offer.text);
    }
    texts.removeDuplicates();
    return texts;
}

[[nodiscard]] QStringList categories(const QList<domain::CatalogLine>& offers)
{
    QStringList names;
    for (const domain::CatalogLine& offer : offers)
        names.append(offer.category);
    names.removeDuplicates();
    return names;
}

[[nodiscard]] QStringList playerNames(const domain::CatalogLeague& league)
{
    QStringList names;
    for (const domain::CatalogPlayer& player : league.players)
        names.append(player.name);
    return names;
}

} // namespace

LineEditor::LineEditor(const base::Clock& clock, QWidget* parent)
    : QFrame(parent)
    , m_clock(clock)
    , m_title(new QLabel(this))
    , m_selection(new SuggestEdit(this))
    , m_category(new SuggestEdit(this))
    , m_player(new SuggestEdit(this))
    , m_odds(new OddsEdit(this))
    , m_stake(new QLineEdit(this))
    , m_starts(new StartEdit(clock, this))
    , m_startNote(new QLabel(this))
    , m_note(new QLabel(this))
    , m_remove(new QToolButton(this))
{
    setProperty("look", u"card"_s);
    m_title->setProperty("look", u"muted"_s);
    m_note->setProperty("look", u"error"_s);
    m_note->setWordWrap(true);
    m_selection->setObjectName(u"selection"_s);
    m_selection->setPlaceholderText(tr("What is bet on"));
    m_category->setObjectName(u"category"_s);
    m_category->setPlaceholderText(tr("Category"));
    m_player->setObjectName(u"player"_s);
    m_player->setPlaceholderText(tr("Player, if any"));
    m_odds->setObjectName(u"odds"_s);
    m_stake->setObjectName(u"stake"_s);
    m_stake->setPlaceholderText(tr("Stake"));
    m_stake->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_starts->setObjectName(u"starts"_s);
    m_startNote->setObjectName(u"startNote"_s);
    m_startNote->setProperty("look", u"muted"_s);
    m_startNote->setTextFormat(Qt::PlainText);
    m_remove->setIcon(themeIcon(u"close"_s));
    m_remove->setToolTip(tr("Remove this line"));
    m_remove->setFocusPolicy(Qt::TabFocus);
    layOut();
    connectFields();
}

void LineEditor::layOut()
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kMedium);
    grid->setSpacing(space::kSmall);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_remove, 0, 2, Qt::AlignRight);
    grid->addWidget(m_selection, 1, 0, 1, 3);
    auto* about = new QHBoxLayout;
    about->setSpacing(space::kSmall);
    about->addWidget(m_category, 2);
    about->addWidget(m_player, 3);
    grid->addLayout(about, 2, 0, 1, 3);
    auto* terms = new QHBoxLayout;
    terms->setSpacing(space::kSmall);
    terms->addWidget(m_odds, 1);
    terms->addWidget(m_stake, 1);
    grid->addLayout(terms, 3, 0, 1, 3);
    auto* when = new QHBoxLayout;
    when->setSpacing(space::kSmall);
    when->addWidget(m_starts, 1);
    when->addWidget(m_startNote, 1);
    grid->addLayout(when, 4, 0, 1, 3);
    grid->addWidget(m_note, 5, 0, 1, 3);
}

void LineEditor::connectFields()
{
    connect(m_selection, &QLineEdit::textEdited, this, &LineEditor::leaveOffer);
    connect(m_selection, &SuggestEdit::suggestionTaken, this, &LineEditor::takeOffer);
    for (SuggestEdit* field : {m_category, m_player}) {
        connect(field, &QLineEdit::textEdited, this, &LineEditor::edited);
        connect(field, &SuggestEdit::suggestionTaken, this, &LineEditor::edited);
    }
    connect(m_category, &QLineEdit::textChanged, this, &LineEditor::offerLines);
    connect(m_odds, &OddsEdit::oddsEdited, this, &LineEditor::edited);
    connect(m_stake, &QLineEdit::textEdited, this, &LineEditor::edited);
    connect(m_starts, &StartEdit::startEdited, this, &LineEditor::edited);
    connect(m_starts, &QLineEdit::textChanged, this, &LineEditor::describeStart);
    connect(m_remove, &QToolButton::clicked, this, &LineEditor::removeRequested);
}

void LineEditor::setDraft(const models::LineDraft& draft)
{
    m_kept = draft;
    m_taken = offered(draft.selection, draft.category);
    m_selection->setText(draft.selection);
    m_category->setText(draft.category);
    m_player->setText(draft.player);
    m_odds->setOdds(draft.odds, draft.oddsFormat);
    m_stake->setText(draft.stake);
    m_starts->setStart(draft.starts);
}

models::LineDraft LineEditor::draft() const
{
    models::LineDraft draft = m_kept;
    draft.selection = m_selection->text();
    draft.category = m_category->text().trimmed();
    draft.player = m_player->text();
    draft.odds = m_odds->text();
    draft.oddsFormat = m_odds->format();
    draft.stake = m_stake->text();
    draft.starts = m_starts->text();
    return draft;
}

void LineEditor::setCurrency(const domain::Currency& currency)
{
    m_odds->setCurrency(currency);
    m_stake->setPlaceholderText(
        currency.symbol.isEmpty() ? tr("Stake") : tr("Stake %1").arg(currency.symbol));
}

void LineEditor::setCatalog(const domain::CatalogLeague* league)
{
    m_offers = league != nullptr ? league->lines : QList<domain::CatalogLine>();
    m_category->setSuggestions(categories(m_offers));
    offerLines();
    m_player->setSuggestions(league != nullptr ? playerNames(*league) : QStringList());
}

void LineEditor::setStakeVisible(bool visible)
{
    m_stake->setVisible(visible);
}

void LineEditor::setRemovable(bool removable)
{
    m_remove->setVisible(removable);
}

QList<QPair<QString, QWidget*>> LineEditor::pointers() const
{
    const QString line = u"/bet_data/lines/%1/"_s.arg(m_place);
    return {
        {line + "selection"_L1, m_selection},
        {line + "category"_L1, m_category},
        {line + "player"_L1, m_player},
        {line + "odds"_L1, m_odds},
        {line + "stake"_L1, m_stake},
        {line + "starts_at"_L1, m_starts}};
}

void LineEditor::leavePlace(FieldErrors& errors)
{
    if (m_place < 0)
        return;
    for (const auto& [pointer, field] : pointers())
        errors.forget(pointer);
    m_place = -1;
}

void LineEditor::setPlace(int place, FieldErrors& errors)
{
    if (place == m_place)
        return;
    leavePlace(errors);
    m_place = place;
    for (const auto& [pointer, field] : pointers())
        errors.watch(pointer, field, m_note);
    m_title->setText(tr("Line %1").arg(place + 1));
    m_selection->setAccessibleName(tr("Line %1: what is bet on").arg(place + 1));
    m_category->setAccessibleName(tr("Line %1: category").arg(place + 1));
    m_player->setAccessibleName(tr("Line %1: player").arg(place + 1));
    m_odds->setAccessibleName(tr("Line %1: odds").arg(place + 1));
    m_stake->setAccessibleName(tr("Line %1: stake").arg(place + 1));
    m_remove->setAccessibleName(tr("Line %1: remove").arg(place + 1));
    m_starts->setAccessibleName(tr("Line %1: starts at").arg(place + 1));
}

/// A start says in passing when it is, or that it is over: then the bet will be marked late.
void LineEditor::describeStart()
{
    const auto start = m_starts->start();
    if (!start)
        return m_startNote->clear();
    const base::Timestamp now = m_clock.now();
    m_startNote->setText(
        *start <= now ? tr("has started") : momentText(*start, now, QTimeZone::systemTimeZone()));
}

void LineEditor::focusFirstField()
{
    m_selection->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> LineEditor::tabOrder() const
{
    return {m_selection, m_category, m_player, m_odds, m_stake, m_starts, m_remove};
}

/// A category that was typed narrows the offers; one that came with an offer does not keep the
/// person in it.
void LineEditor::offerLines()
{
    const QString category = m_category->text().trimmed();
    m_selection->setSuggestions(
        offerTexts(m_offers, category == m_taken.category ? QString() : category));
}

/// What an offer fills in gives way to the next offer; what was typed by hand stays.
void LineEditor::takeOffer(const QString& text)
{
    const domain::CatalogLine before = m_taken;
    if (const domain::CatalogLine offer = offered(text, m_category->text()); offer.text == text) {
        m_taken = offer;
        m_kept.description = offer.description;
        m_category->setText(offer.category);
        const bool isFree = m_odds->text().isEmpty() || isPriceOf(before);
        if (isFree && !offer.risk.isEmpty())
            m_odds->setOdds(offer.risk, domain::OddsFormat::Risk);
        else if (isPriceOf(before))
            m_odds->setOdds({}, std::nullopt);
        m_player->setPlaceholderText(offer.needsPlayer ? tr("Player") : tr("Player, if any"));
    }
    emit edited();
}

/// The offer of that text, of that category if there is one; without text where there is none.
domain::CatalogLine LineEditor::offered(const QString& text, const QString& category) const
{
    domain::CatalogLine found;
    for (const domain::CatalogLine& offer : m_offers) {
        const bool isNearer = found.text.isEmpty() || offer.category == category.trimmed();
        if (offer.text == text && isNearer)
            found = offer;
    }
    return found;
}

bool LineEditor::isPriceOf(const domain::CatalogLine& offer) const
{
    return !offer.risk.isEmpty() && m_odds->text() == offer.risk;
}

/// A line that is worded anew is no longer what the catalogue describes.
void LineEditor::leaveOffer(const QString& typed)
{
    const bool isDescribed = std::ranges::any_of(m_offers, [this, &typed](const auto& offer) {
        return offer.description == m_kept.description && offer.text != typed;
    });
    if (isDescribed)
        m_kept.description.clear();
    emit edited();
}

} // namespace betlog::widgets
