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

/// The queue of what this person wrote: how far each of it has come, and what can be done about it.
/// In a conflict both versions stand side by side, with one click to keep mine, keep theirs, or
/// edit.
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
    void retryWanted(const betlog::sync::QueueEntry& entry); ///< as it is, now
    void keepMineWanted(betlog::base::MutationId conflicted);
    void keepTheirsWanted(betlog::base::MutationId conflicted);
    void discardWanted(betlog::base::MutationId mutation);
    /// To be typed otherwise, and sent in place of this write.
    void editWanted(const betlog::sync::QueueEntry& entry);
    void openWanted(betlog::base::BetId bet);

private:
    void layOut();
    [[nodiscard]] QWidget* makeEmpty();
    [[nodiscard]] QWidget* makeDetail();
    void showChosen();
    void showEntry(const sync::QueueEntry& entry);
    void insist(const sync::QueueEntry& entry);
    void letGo(const sync::QueueEntry& entry);
    void keepChoice();
    [[nodiscard]] const sync::QueueEntry* chosen() const;

    models::WriteListModel& m_writes;
    domain::Currency m_currency;
    base::MutationId m_chosen; ///< whose row is looked at, wherever the list puts it
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
