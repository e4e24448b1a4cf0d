// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_draft.h"
#include "base/clock.h"
#include "domain/catalog.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace betlog::widgets {

class FieldErrors;
class OddsEdit;
class StartEdit;
class SuggestEdit;

/// One line of the slip in the bet editor: what is bet on, who, at what price, for how much.
class LineEditor final : public QFrame
{
    Q_OBJECT

public:
    explicit LineEditor(const base::Clock& clock, QWidget* parent = nullptr);

    void setDraft(const models::LineDraft& draft);
    [[nodiscard]] models::LineDraft draft() const;

    void setCurrency(const domain::Currency& currency);
    /// What the league offers; nullptr: nothing. Not kept beyond the call.
    void setCatalog(const domain::CatalogLeague* league);
    /// Only a line of singles has a stake of its own.
    void setStakeVisible(bool visible);
    void setRemovable(bool removable);
    /// The line's place in the slip, from 0: its title and its errors' pointers.
    void setPlace(int place, FieldErrors& errors);
    void leavePlace(FieldErrors& errors);
    void focusFirstField();
    [[nodiscard]] QList<QWidget*> tabOrder() const;

signals:
    void edited();
    void removeRequested();

private:
    [[nodiscard]] QList<QPair<QString, QWidget*>> pointers() const;
    void layOut();
    void connectFields();
    void offerLines();
    [[nodiscard]] domain::CatalogLine offered(const QString& text, const QString& category) const;
    void takeOffer(const QString& text);
    void leaveOffer(const QString& typed);
    [[nodiscard]] bool isPriceOf(const domain::CatalogLine& offer) const;
    void describeStart();

    const base::Clock& m_clock;
    models::LineDraft m_kept; ///< what the fields do not show
    QList<domain::CatalogLine> m_offers;
    domain::CatalogLine m_taken; ///< the offer that filled the fields; without text: none
    int m_place = -1;
    QLabel* m_title; ///< owned by Qt, as all below
    SuggestEdit* m_selection;
    SuggestEdit* m_category; ///< narrows what is offered
    SuggestEdit* m_player;
    OddsEdit* m_odds;
    QLineEdit* m_stake;
    StartEdit* m_starts;
    QLabel* m_startNote; ///< what the start means
    QLabel* m_note;
    QToolButton* m_remove;
};

} // namespace betlog::widgets
