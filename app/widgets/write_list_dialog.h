// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/write_list_model.h"
#include "base/clock.h"
#include "domain/money.h"

#include <QDialog>

class QLabel;
class QListView;
class QPushButton;
class QScrollArea;

namespace betlog::widgets {

class ComparisonView;
class WrappedLabel;

/// What this person wrote and how far each of it has come; what was refused or conflicts is dealt
/// with here: both versions side by side, and one click to keep mine, keep theirs, or edit.
class WriteListDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Both outlive the dialog.
    WriteListDialog(
        models::WriteListModel& writes,
        const base::Clock& clock,
        const domain::Currency& currency,
        QWidget* parent = nullptr);

    void choose(base::MutationId mutation);

signals:
    void retryWanted(betlog::base::MutationId mutation); ///< send again, or use mine
    void discardWanted(betlog::base::MutationId mutation); ///< let it go, or keep theirs
    /// The bet was deleted meanwhile: bring it back, and send the write again.
    void restoreWanted(const betlog::models::WriteListModel::Entry& entry);
    /// To be edited, and sent in place of the refused write.
    void editWanted(const betlog::models::WriteListModel::Entry& entry);
    void openWanted(betlog::base::BetId bet);

private:
    void layOut();
    [[nodiscard]] QWidget* makeEmpty();
    [[nodiscard]] QWidget* makeDetail();
    void showChosen();
    void showEntry(const models::WriteListModel::Entry& entry);
    void keepChoice();
    [[nodiscard]] const models::WriteListModel::Entry* chosen() const;

    models::WriteListModel& m_writes;
    domain::Currency m_currency;
    QListView* m_list; ///< owned by Qt, as all below
    QWidget* m_empty; ///< what is said instead of a list
    QWidget* m_detail = nullptr;
    QLabel* m_title = nullptr;
    WrappedLabel* m_why = nullptr;
    QScrollArea* m_scroll = nullptr;
    ComparisonView* m_comparison = nullptr;
    QPushButton* m_mine = nullptr;
    QPushButton* m_theirs = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_open = nullptr;
};

} // namespace betlog::widgets
