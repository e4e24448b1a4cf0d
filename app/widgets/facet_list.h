// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/facet_model.h"

#include <QListView>

namespace betlog::widgets {

/// One section of the filter as a list: a click, Space or Enter chooses a value or lets it go. As
/// tall as its rows; what surrounds it scrolls.
class FacetList final : public QListView
{
    Q_OBJECT

public:
    enum class Marks { People, Plain, Statuses };

    FacetList(models::FacetModel& model, Marks marks, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void flip(const QModelIndex& index);

    models::FacetModel& m_model;
};

} // namespace betlog::widgets
