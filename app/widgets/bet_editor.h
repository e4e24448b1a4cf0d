// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_draft.h"
#include "base/clock.h"
#include "domain/catalog.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace betlog::widgets {

class FieldErrors;
class LineEditor;
class SlipTerms;
class SuggestEdit;

/// Where a bet is placed or edited: a panel beside the log, made for the keyboard. Tab goes in
/// reading order, Ctrl+Enter places the bet, Escape closes. What it returns is shown as it is
/// typed; what is wrong is shown at the field.
///
/// Person and league are remembered from bet to bet: those of the last bet that was placed here,
/// not of one that was looked at. A new bet that is half typed waits while another is edited. The
/// editor emits intents; it changes nothing itself.
class BetEditor final : public QWidget
{
    Q_OBJECT

public:
    /// The clock outlives the editor.
    explicit BetEditor(const base::Clock& clock, QWidget* parent = nullptr);
    ~BetEditor() override;

    // ── what it offers ──
    void setLog(const domain::Currency& currency, const domain::SettlementRules& rules);
    void setCatalog(const domain::Catalog& catalog);
    void setPeople(const QStringList& names);
    /// Who bets and on which league, until somebody types another.
    void setDefaults(const QString& person, const QString& league);

    // ── what is being written ──
    /// Goes on with the new bet that was begun; an empty one where there is none.
    void startNew();
    /// The same bet once more, as a new one.
    void startDuplicate(const domain::Bet& bet);
    void startEdit(const domain::Bet& bet);
    /// An edit that is not in the log: of the bet as it is now, what it was to be.
    void startEditAgain(const domain::Bet& now, const domain::Bet& wanted, base::MutationId write);
    /// A new bet that is not in the log, to be sent otherwise in place of that write.
    void startCorrection(const domain::Bet& wanted, base::MutationId write);
    void resume(); ///< gives the keyboard back to what is being written

    /// Whether something was typed that was not sent.
    [[nodiscard]] bool hasUnsaved() const;
    /// Whether something else can be started without losing what was typed.
    [[nodiscard]] bool isFree() const;
    [[nodiscard]] models::BetDraft draft() const;
    [[nodiscard]] models::DraftReview review() const;

    /// The bet that is being edited; null while a new one is written.
    [[nodiscard]] base::BetId editedBet() const;
    /// The write that what is typed is to take the place of; null for none.
    [[nodiscard]] base::MutationId correctedWrite() const;
    /// Shows a refusal of what was sent, at its fields where it names them.
    void showRefusal(const base::Error& error);
    /// The edited bet is another than it was opened; `isOwn`: by this person's own hand.
    void takeNews(const domain::Bet& now, bool isOwn);
    void takeDeletion();

signals:
    void placeRequested(const betlog::wire::CreateBet& bet);
    /// `reason` is a bookkeeper's, for a line that has started; else empty.
    void editRequested(
        const betlog::domain::Bet& opened,
        const betlog::wire::EditBet& edit,
        const QString& reason);
    void closeRequested();
    /// To be kept for the next start.
    void defaultsChanged(const QString& person, const QString& league);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildHead(QVBoxLayout& panel);
    void buildMatchup(QVBoxLayout& panel);
    void buildSlip(QVBoxLayout& panel);
    void buildFoot(QVBoxLayout& panel);
    void load(const models::BetDraft& draft);
    void fill(const models::BetDraft& draft);
    void begin();
    [[nodiscard]] models::BetDraft emptyDraft() const;
    void parkNew();
    void clear();
    LineEditor& addLine(const models::LineDraft& draft);
    void removeLine(LineEditor* line);
    void discard(LineEditor* line);
    void focusFirstField();
    void placeLines();
    void orderTabs();
    void chooseKind(domain::BetKind kind);
    [[nodiscard]] domain::BetKind kind() const;
    [[nodiscard]] bool isNew() const;
    void offerLeague();
    void refresh();
    void submit();
    void sendPlaced(const models::DraftReview& review);
    void sendEdited(const models::DraftReview& review);
    [[nodiscard]] models::DraftRules rules() const;

    const base::Clock& m_clock;
    domain::Currency m_currency {QStringLiteral("USD"), QStringLiteral("$"), 2};
    domain::SettlementRules m_rules;
    domain::Catalog m_catalog;
    models::BetDraft m_kept; ///< what the fields do not show
    models::BetDraft m_loaded; ///< what the fields showed at first
    std::optional<models::BetDraft> m_parked; ///< a new bet, half typed
    QString m_usualPerson;
    QString m_usualLeague;
    domain::Bet m_opened; ///< the edited bet as the fields were filled from it; null id: none
    base::MutationId m_corrected;
    QList<LineEditor*> m_lines; ///< owned by Qt, as all below
    FieldErrors* m_errors;
    QLabel* m_title = nullptr;
    QLabel* m_news = nullptr; ///< what became of the bet since it was opened
    SuggestEdit* m_person = nullptr;
    SuggestEdit* m_league = nullptr;
    SuggestEdit* m_away = nullptr;
    SuggestEdit* m_home = nullptr;
    QButtonGroup* m_kinds = nullptr;
    QVBoxLayout* m_lineColumn = nullptr;
    QPushButton* m_addLine = nullptr;
    SlipTerms* m_terms = nullptr;
    QLineEdit* m_note = nullptr;
    QLineEdit* m_tags = nullptr;
    QLineEdit* m_reason = nullptr; ///< shown only for a bet of which a line has started
    QLabel* m_sums = nullptr;
    QLabel* m_refusal = nullptr;
    QPushButton* m_clear = nullptr;
    QPushButton* m_submit = nullptr;
};

} // namespace betlog::widgets
