// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/event_log_filter.h"
#include "app/models/event_log_model.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTreeView;

namespace betlog::widgets {

/// The engine's event log: filtered by kind and text, copied (what is selected, else what is
/// shown), cleared. Follows the newest row as long as its end is in view.
class EventLogView final : public QWidget
{
    Q_OBJECT

public:
    /// `diagnostics` outlives the view.
    explicit EventLogView(const sync::Diagnostics& diagnostics, QWidget* parent = nullptr);

    void copy() const;

signals:
    void clearRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeTools();
    void makeTable();
    void followEnd();

    models::EventLogModel m_log;
    models::EventLogFilter m_filter;
    QTreeView* m_table;
    QComboBox* m_kind;
    QLineEdit* m_search;
    bool m_atEnd = true;
};

} // namespace betlog::widgets
